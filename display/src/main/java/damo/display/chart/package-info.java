/**
 * Charts as pure functions from numbers to a {@link damo.display.part.Part}: the same numbers
 * always give the same bytes. Each says in words, and where it can in block characters, what it
 * shows.
 */
@NullMarked
package damo.display.chart;

import org.jspecify.annotations.NullMarked;
