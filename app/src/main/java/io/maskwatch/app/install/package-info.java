/** Roles and broker assembled into a process. */
@NullMarked
package io.maskwatch.app.install;

import org.jspecify.annotations.NullMarked;
