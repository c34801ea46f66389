/**
 * Where the files of data sets are looked for, and how they are fetched when the user asks for
 * that: checked by hash, resumed, from a mirror if there is one. Nothing else in Damo downloads
 * anything.
 */
@NullMarked
package damo.data.fetch;

import org.jspecify.annotations.NullMarked;
