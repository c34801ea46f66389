/**
 * Numbers before they are drawn: {@link damo.display.number.Values} takes arrays of any make,
 * {@link damo.display.number.Digest} sums them up, {@link damo.display.number.Fmt} writes them
 * short. The only place of this module that reads ND4J arrays.
 */
@NullMarked
package damo.display.number;

import org.jspecify.annotations.NullMarked;
