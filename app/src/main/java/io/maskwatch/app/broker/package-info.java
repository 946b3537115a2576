/** The embedded broker's folder and ports. */
@NullMarked
package io.maskwatch.app.broker;

import org.jspecify.annotations.NullMarked;
