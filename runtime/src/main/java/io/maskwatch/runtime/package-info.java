/** What every process needs: life-cycle, threads, back-off, errors for people. */
@NullMarked
package io.maskwatch.runtime;

import org.jspecify.annotations.NullMarked;
