/** The maskwatch command's entry point. */
@NullMarked
package io.maskwatch.app.main;

import org.jspecify.annotations.NullMarked;
