package damo.link.jvm;

import damo.scalar.Ints;
import damo.scalar.ScalarProgram;

/**
 * What a generated class depends on: a program, and which of its inputs are one element for all
 * positions. Kernels of equal form are one class.
 *
 * @param uniform sorted numbers of the inputs that are one element
 */
record KernelForm(ScalarProgram program, Ints uniform) {}
