/**
 * Compiled functions in files: the graph that runs, as data. Start with {@link
 * damo.compile.file.FunctionFile}.
 */
@NullMarked
package damo.compile.file;

import org.jspecify.annotations.NullMarked;
