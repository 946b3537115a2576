/** The commands, one class each. */
@NullMarked
package io.maskwatch.app.command;

import org.jspecify.annotations.NullMarked;
