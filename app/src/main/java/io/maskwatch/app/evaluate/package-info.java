/** How good a model is on annotated pictures, through all that the program does with a picture. */
@NullMarked
package io.maskwatch.app.evaluate;

import org.jspecify.annotations.NullMarked;
