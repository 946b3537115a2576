/** Rules shown what is stored, against what the sink told. */
@NullMarked
package io.maskwatch.app.replay;

import org.jspecify.annotations.NullMarked;
