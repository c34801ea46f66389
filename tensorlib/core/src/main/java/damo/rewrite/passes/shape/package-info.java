/**
 * Lengths without what has them; views, fills and joins. Start with {@link
 * damo.rewrite.passes.shape.ShapeInference}.
 */
@NullMarked
package damo.rewrite.passes.shape;

import org.jspecify.annotations.NullMarked;
