/** What a rule means where it is silent. Pure. */
@NullMarked
package io.maskwatch.runtime.rule;

import org.jspecify.annotations.NullMarked;
