/** Matrix products. Start with {@link damo.rewrite.passes.product.TransposeOfDot}. */
@NullMarked
package damo.rewrite.passes.product;

import org.jspecify.annotations.NullMarked;
