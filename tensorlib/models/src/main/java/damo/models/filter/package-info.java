/**
 * What was hidden behind noisy sequences, as {@link damo.models.filter.KalmanFilter} finds it where
 * all is linear, and {@link damo.models.filter.UnscentedFilter} nearly where it is not. Learnt
 * models of sequences are judged beside them.
 */
@NullMarked
package damo.models.filter;

import org.jspecify.annotations.NullMarked;
