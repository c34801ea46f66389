/** Which intermediate results share memory. Start with {@link damo.link.plan.StoragePlan}. */
@NullMarked
package damo.link.plan;

import org.jspecify.annotations.NullMarked;
