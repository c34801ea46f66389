/**
 * Data sets and the files they come from, as ND4J arrays: rows of float32 features and int32
 * labels, split, cut into batches, encoded and scaled; readers and writers of NPY, NPZ, HDF5, MAT,
 * IDX, CSV, text, pickles and pictures. Nothing here downloads anything, and nothing here knows a
 * symbolic graph. Read {@link damo.data.Dataset} first.
 */
@NullMarked
package damo.data;

import org.jspecify.annotations.NullMarked;
