package damo.tensor;

/** A family of methods over one tensor. */
public interface Family {
  /** The tensor the methods act on. */
  TensorVariable self();
}
