/**
 * A reader of Python's pickles that knows numbers, texts, bytes, containers and NumPy's arrays. A
 * pickle is a program; this machine has no instruction that could load or call anything else.
 */
@NullMarked
package damo.data.pickle;

import org.jspecify.annotations.NullMarked;
