package damo.models.embedding;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What {@link Tsne} made of points.
 *
 * @param y a place for each point, floatX, shape (n, axes), around 0
 * @param divergence KL(P‖Q) as it was last measured: of this map, unless it was interrupted; NaN if
 *     it never was
 * @param iterations how many steps were made
 * @param interrupted whether it was ended before the last
 */
public record TsneMap(INDArray y, double divergence, int iterations, boolean interrupted) {}
