@NullMarked
package io.maskwatch.sink.api.report;

import org.jspecify.annotations.NullMarked;
