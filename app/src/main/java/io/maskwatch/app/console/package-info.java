/** What a person at a terminal, or a log pipeline, sees. */
@NullMarked
package io.maskwatch.app.console;

import org.jspecify.annotations.NullMarked;
