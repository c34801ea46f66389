/** Products of matrices. Start with {@link damo.op.product.Dot}. */
@NullMarked
package damo.op.product;

import org.jspecify.annotations.NullMarked;
