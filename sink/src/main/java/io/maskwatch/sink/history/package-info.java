/** What was told and done before, as it is kept in SQL. */
@NullMarked
package io.maskwatch.sink.history;

import org.jspecify.annotations.NullMarked;
