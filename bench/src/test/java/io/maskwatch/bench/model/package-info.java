@NullMarked
package io.maskwatch.bench.model;

import org.jspecify.annotations.NullMarked;
