/**
 * Data sets by name, cut into what is learned from, validated on and tested on. Read {@link
 * damo.data.sets.DataSets} first.
 */
@NullMarked
package damo.data.sets;

import org.jspecify.annotations.NullMarked;
