/**
 * Displayers of what the tensor library makes: variables, functions, and the facts of {@code
 * damo.inspect}. Facts are computed there; here they are only drawn.
 */
@NullMarked
package damo.display.core;

import org.jspecify.annotations.NullMarked;
