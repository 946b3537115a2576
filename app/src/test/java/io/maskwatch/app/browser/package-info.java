/** The dashboard in a real browser. */
@NullMarked
package io.maskwatch.app.browser;

import org.jspecify.annotations.NullMarked;
