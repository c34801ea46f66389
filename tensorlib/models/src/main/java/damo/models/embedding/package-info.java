/**
 * Maps of points: {@link damo.models.embedding.Pca} keeps the directions of greatest variance,
 * {@link damo.models.embedding.Tsne} the neighbours, and {@link
 * damo.models.embedding.Neighbourhoods} measures how well a map kept them.
 */
@NullMarked
package damo.models.embedding;

import org.jspecify.annotations.NullMarked;
