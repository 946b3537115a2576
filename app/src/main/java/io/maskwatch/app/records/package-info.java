/** Records as readable lines and JSON. */
@NullMarked
package io.maskwatch.app.records;

import org.jspecify.annotations.NullMarked;
