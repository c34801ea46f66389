/** What the pages of {@code docs} say. */
package damo.docs;
