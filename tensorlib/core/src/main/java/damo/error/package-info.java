/** What goes wrong, by name; all unchecked. Start with {@link damo.error.DamoException}. */
@NullMarked
package damo.error;

import org.jspecify.annotations.NullMarked;
