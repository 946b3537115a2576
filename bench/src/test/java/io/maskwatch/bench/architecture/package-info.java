/** The walls between modules and libraries. */
@NullMarked
package io.maskwatch.bench.architecture;

import org.jspecify.annotations.NullMarked;
