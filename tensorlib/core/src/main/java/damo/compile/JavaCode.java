package damo.compile;

import damo.error.DamoException;
import damo.graph.Meaning;
import damo.op.control.CustomOp;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.value.Literals;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Java functions on arrays, as ops are made of them. An array that such a function gets is its own.
 * What it returns is an INDArray, or a number or array, of the dtype and rank declared.
 */
public final class JavaCode {
  /** Of one array. */
  @FunctionalInterface
  public interface One {
    /** The result, an array or a number. */
    Object compute(INDArray x);
  }

  /** Of two arrays. */
  @FunctionalInterface
  public interface Two {
    /** The result, an array or a number. */
    Object compute(INDArray x, INDArray y);
  }

  /** Of three arrays. */
  @FunctionalInterface
  public interface Three {
    /** The result, an array or a number. */
    Object compute(INDArray x, INDArray y, INDArray z);
  }

  /** Of any number of arrays. */
  @FunctionalInterface
  public interface Many {
    /** The result, an array or a number. */
    Object compute(List<INDArray> inputs);
  }

  /** The gradient with respect to an input, from that with respect to the output. */
  @FunctionalInterface
  public interface GradientOfOne {
    /** The gradient with respect to {@code x}, in its shape. */
    Object build(TensorVariable x, TensorVariable g);
  }

  /** The gradients with respect to two inputs: a list, null where there is none. */
  @FunctionalInterface
  public interface GradientOfTwo {
    /** The gradients with respect to {@code x} and {@code y}. */
    List<? extends @Nullable Object> build(TensorVariable x, TensorVariable y, TensorVariable g);
  }

  /** The gradients with respect to three inputs: a list, null where there is none. */
  @FunctionalInterface
  public interface GradientOfThree {
    /** The gradients with respect to {@code x}, {@code y} and {@code z}. */
    List<? extends @Nullable Object> build(
        TensorVariable x, TensorVariable y, TensorVariable z, TensorVariable g);
  }

  /** The gradients with respect to any number of inputs: a list, null where there is none. */
  @FunctionalInterface
  public interface GradientOfMany {
    /** The gradient with respect to each input. */
    List<? extends @Nullable Object> build(List<TensorVariable> inputs, TensorVariable g);
  }

  /** What an op is as users apply it. */
  @FunctionalInterface
  public interface Applied {
    /**
     * The op applied.
     *
     * @param inputs variables or values, of the dtypes and ranks declared or such as convert to
     *     them without loss
     */
    TensorVariable apply(Object... inputs);
  }

  private JavaCode() {}

  /** An op of this code. */
  public static Applied op(
      String name,
      List<TensorType> in,
      TensorType out,
      Many code,
      CustomOp.@Nullable SymbolicGradient gradient) {
    CustomOp op = new CustomOp(name, in, out, function(out, code), gradient);
    return inputs -> op.of(java.util.Arrays.asList(inputs));
  }

  /** An op of code that takes a fixed number of arrays. */
  public static Applied op(
      int arity,
      String name,
      List<TensorType> in,
      TensorType out,
      Many code,
      CustomOp.@Nullable SymbolicGradient gradient) {
    if (in.size() == arity) return op(name, in, out, code, gradient);
    throw new DamoException(
        "the Java function of "
            + name
            + " takes "
            + arity
            + (arity == 1 ? " array, " : " arrays, ")
            + in.size()
            + " input types are declared");
  }

  @SuppressWarnings("Immutable") // the user's code is taken to compute the same each time
  private static Meaning.JavaFunction function(TensorType out, Many code) {
    return in -> {
      Object result = code.compute(in.stream().map(Nd4jBorder::toNd4j).toList());
      Literals.Literal read = Literals.read(result);
      Value v = read.value();
      boolean converts = read.weak() || v.dtype().castsSafelyTo(out.dtype());
      return List.of(converts ? Literals.losslessly(v, out.dtype(), "its result") : v);
    };
  }
}
