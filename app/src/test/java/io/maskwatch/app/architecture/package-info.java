/** The walls between modules and libraries. */
@NullMarked
package io.maskwatch.app.architecture;

import org.jspecify.annotations.NullMarked;
