/**
 * Distributions as formulas: what they take may be variables of a graph or arrays, and {@code
 * eval()} makes numbers of what they give.
 */
@NullMarked
package damo.models.distribution;

import org.jspecify.annotations.NullMarked;
