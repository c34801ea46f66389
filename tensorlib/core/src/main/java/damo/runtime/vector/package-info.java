/**
 * Functions on blocks of floats and doubles, eight or sixteen lanes at a time. Nothing else imports
 * {@code jdk.incubator.vector}, and where that module is missing scalar twins give the same bits.
 * Start with {@link damo.runtime.vector.Blocks}.
 */
@NullMarked
package damo.runtime.vector;

import org.jspecify.annotations.NullMarked;
