/** What became of every frame, from the topics alone. */
@NullMarked
package io.maskwatch.app.audit;

import org.jspecify.annotations.NullMarked;
