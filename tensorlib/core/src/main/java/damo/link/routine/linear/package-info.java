/**
 * Decompositions and solvers on stacks of matrices. Start with {@link
 * damo.link.routine.linear.MatrixRoutine}.
 */
@NullMarked
package damo.link.routine.linear;

import org.jspecify.annotations.NullMarked;
