/** What an installation is doing now. */
@NullMarked
package io.maskwatch.app.live;

import org.jspecify.annotations.NullMarked;
