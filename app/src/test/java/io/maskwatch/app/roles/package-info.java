/** The roles as processes of their own. */
@NullMarked
package io.maskwatch.app.roles;

import org.jspecify.annotations.NullMarked;
