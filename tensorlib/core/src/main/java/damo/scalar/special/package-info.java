/**
 * Special functions of doubles, for the table of primitives: NaN outside their domain, signed
 * infinities at poles, as SciPy has them. Start with {@link damo.scalar.special.GammaFunctions}.
 */
@NullMarked
package damo.scalar.special;

import org.jspecify.annotations.NullMarked;
