/**
 * The surroundings of pixels as rows of a matrix. Start with {@link
 * damo.op.neighbours.Neighbourhoods}.
 */
@NullMarked
package damo.op.neighbours;

import org.jspecify.annotations.NullMarked;
