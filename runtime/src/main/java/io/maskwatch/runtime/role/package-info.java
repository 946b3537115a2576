/** What the roles of a process share. */
@NullMarked
package io.maskwatch.runtime.role;

import org.jspecify.annotations.NullMarked;
