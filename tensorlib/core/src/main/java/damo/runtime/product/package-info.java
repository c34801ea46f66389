/**
 * Matrix products on arrays, by library or by loops. Start with {@link
 * damo.runtime.product.MatrixProduct}.
 */
@NullMarked
package damo.runtime.product;

import org.jspecify.annotations.NullMarked;
