/**
 * State estimators: networks that keep a belief about where they are, correct it by what they
 * observe, and move it by what they do. {@link damo.models.estimator.StateEstimator} has what they
 * share.
 */
@NullMarked
package damo.models.estimator;

import org.jspecify.annotations.NullMarked;
