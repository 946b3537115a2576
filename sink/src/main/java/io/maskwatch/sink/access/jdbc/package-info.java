/** Users, tokens and sessions in SQL. */
@NullMarked
package io.maskwatch.sink.access.jdbc;

import org.jspecify.annotations.NullMarked;
