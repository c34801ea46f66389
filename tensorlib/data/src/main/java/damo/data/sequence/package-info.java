/**
 * Sequences of different lengths: kept without padding, sparsely if they are mostly zeros, and
 * padded with a mask batch by batch. Read {@link damo.data.sequence.Sequences} first.
 */
@NullMarked
package damo.data.sequence;

import org.jspecify.annotations.NullMarked;
