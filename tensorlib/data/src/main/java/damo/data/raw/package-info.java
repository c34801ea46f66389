/**
 * Arrays as bytes, in either byte order: what NPY, pickles and IDX have in common. Knows no file.
 */
@NullMarked
package damo.data.raw;

import org.jspecify.annotations.NullMarked;
