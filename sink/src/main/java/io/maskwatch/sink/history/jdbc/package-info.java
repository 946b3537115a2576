/** History, audit and whatever else is kept in SQL: SQLite in a file, or PostgreSQL. */
@NullMarked
package io.maskwatch.sink.history.jdbc;

import org.jspecify.annotations.NullMarked;
