/**
 * Decompositions, solvers and functions of matrices, in the last two axes; leading axes are stacks
 * of them. Start with {@link damo.op.linalg.Matrices}.
 */
@NullMarked
package damo.op.linalg;

import org.jspecify.annotations.NullMarked;
