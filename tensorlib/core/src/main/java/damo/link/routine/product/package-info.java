/** Products of stacks of matrices. Start with {@link damo.link.routine.product.StackedProduct}. */
@NullMarked
package damo.link.routine.product;

import org.jspecify.annotations.NullMarked;
