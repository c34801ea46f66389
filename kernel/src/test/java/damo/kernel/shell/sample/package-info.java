/** A type with operators for the tests of cells: its values are the text of how they came to be. */
@NullMarked
package damo.kernel.shell.sample;

import org.jspecify.annotations.NullMarked;
