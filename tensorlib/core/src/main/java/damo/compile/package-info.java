/**
 * What users compile with: functions, modes, updates. Start with {@link
 * damo.compile.FunctionBuilder}.
 */
@NullMarked
package damo.compile;

import org.jspecify.annotations.NullMarked;
