/**
 * What every linker needs and no kernel generator makes: gathering, scattering, joining, copying,
 * drawing; plain Java on operands of any layout. Start with {@link damo.link.routine.Operand}.
 */
@NullMarked
package damo.link.routine;

import org.jspecify.annotations.NullMarked;
