/** What the command's tests share. */
@NullMarked
package io.maskwatch.app.testing;

import org.jspecify.annotations.NullMarked;
