package damo.nn;

import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.List;

/** What large parameters cost. */
public enum Penalty {
  /** {@code Σ |p|}: makes parameters zero. */
  L1 {
    @Override
    public TensorVariable of(TensorVariable parameter) {
      return T.abs(parameter).sum();
    }
  },
  /** {@code Σ p²}: keeps parameters small. */
  L2 {
    @Override
    public TensorVariable of(TensorVariable parameter) {
      return parameter.sqr().sum();
    }
  };

  /**
   * The penalty of a name.
   *
   * @throws damo.error.DamoException that lists those there are
   */
  public static Penalty named(String name) {
    return Choice.named(Penalty.class, "penalty", name);
  }

  /** The penalty of one parameter, a scalar. */
  public abstract TensorVariable of(TensorVariable parameter);

  /** Those parameters whose names hold {@code text}; all of them if it is empty. */
  public static List<SharedTensor> named(List<SharedTensor> parameters, String text) {
    return parameters.stream().filter(p -> p.label().contains(text)).toList();
  }

  /**
   * The penalty of those parameters whose names hold {@code text}, a scalar.
   *
   * @throws damo.error.DamoException if there are none
   */
  public TensorVariable of(List<SharedTensor> parameters, String text) {
    List<SharedTensor> taken = named(parameters, text);
    Settings.require(
        !taken.isEmpty(),
        "none of the parameters %s holds \"%s\" in its name",
        parameters.stream().map(SharedTensor::label).toList(),
        text);
    return taken.stream().map(this::of).reduce(T::add).orElseThrow();
  }
}
