/** Rules as people read them, and what a change of them changes. Pure. */
@NullMarked
package io.maskwatch.app.rules;

import org.jspecify.annotations.NullMarked;
