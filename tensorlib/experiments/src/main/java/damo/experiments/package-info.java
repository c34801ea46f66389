/**
 * Whole runs by name, from the command line: data is read, a model learns, what it reached is
 * printed. {@link damo.experiments.Main} lists them.
 */
@NullMarked
package damo.experiments;

import org.jspecify.annotations.NullMarked;
