package damo.nn;

import damo.tensor.SharedTensor;

/** What an optimizer remembers of a parameter. */
final class Memory {
  private Memory() {}

  /** Zeros in the shape and dtype of {@code parameter}. */
  static SharedTensor of(String rule, SharedTensor parameter) {
    String suffix = parameter.name() == null ? "" : "_" + parameter.name();
    SharedTensor memory = parameter.copyShared("opt_" + rule + suffix);
    memory.zero();
    return memory;
  }
}
