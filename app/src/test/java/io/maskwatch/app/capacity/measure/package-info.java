@NullMarked
package io.maskwatch.app.capacity.measure;

import org.jspecify.annotations.NullMarked;
