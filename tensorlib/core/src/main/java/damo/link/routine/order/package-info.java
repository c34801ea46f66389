/**
 * Sorting and searching: plain Java on primitive arrays. Start with {@link
 * damo.link.routine.order.Keys}: all that has an order is compared as integers.
 */
@NullMarked
package damo.link.routine.order;

import org.jspecify.annotations.NullMarked;
