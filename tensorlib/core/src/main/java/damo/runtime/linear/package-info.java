/**
 * Decompositions and solvers on matrices of float64, by EJML or by own loops where it has none or
 * differs from LAPACK. Only this package uses EJML. Start with {@link damo.runtime.linear.Dense}.
 */
@NullMarked
package damo.runtime.linear;

import org.jspecify.annotations.NullMarked;
