/** Elements along axes become one. Start with {@link damo.op.reduce.Reduced}. */
@NullMarked
package damo.op.reduce;

import org.jspecify.annotations.NullMarked;
