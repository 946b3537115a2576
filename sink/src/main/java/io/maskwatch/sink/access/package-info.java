/** Who may do what at the API: roles, users, sessions. */
@NullMarked
package io.maskwatch.sink.access;

import org.jspecify.annotations.NullMarked;
