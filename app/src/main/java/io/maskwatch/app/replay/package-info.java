/** What rules would have done with what is stored: verdicts, windows, status. Pure. */
@NullMarked
package io.maskwatch.app.replay;

import org.jspecify.annotations.NullMarked;
