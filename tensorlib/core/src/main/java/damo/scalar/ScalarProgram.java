package damo.scalar;

import com.google.errorprone.annotations.Immutable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A straight-line program over scalars: what an elementwise op or a fused kernel computes at each
 * position.
 *
 * <p>Values are numbered: first the inputs, then the result of each step. All operands of a step
 * have the dtype that its primitive wants; conversions are steps of their own ({@code CAST}).
 *
 * @param inputs dtypes of the inputs
 * @param steps what is computed, in order
 * @param outputs numbers of the values that are results
 */
@Immutable
@SuppressWarnings("Immutable") // the lists are copied on construction
public record ScalarProgram(List<DType> inputs, List<Step> steps, Ints outputs) {
  public ScalarProgram {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
  }

  /** One value of a program. */
  @Immutable
  public sealed interface Step {
    /** The dtype of its value. */
    DType dtype();
  }

  /** A literal: {@code bits} is the long of an integer or bool, or the raw bits of a double. */
  public record Literal(DType dtype, long bits) implements Step {
    /** {@code value} as {@code dtype}, integers truncated. */
    public static Literal of(DType dtype, double value) {
      return new Literal(dtype, dtype.isFloat() ? Double.doubleToRawLongBits(value) : (long) value);
    }

    /** Its value; integers as the next double. */
    public double asDouble() {
      return dtype.isFloat() ? Double.longBitsToDouble(bits) : bits;
    }
  }

  /** A primitive applied to earlier values. */
  public record Apply(Prim prim, DType dtype, Ints args) implements Step {}

  /** The dtype of value {@code number}. */
  public DType dtypeOf(int number) {
    return number < inputs.size() ? inputs.get(number) : steps.get(number - inputs.size()).dtype();
  }

  /** Collects steps and hands out their numbers. */
  public static final class Builder {
    private final List<DType> inputs;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Step, Integer> numbers = new HashMap<>();

    /** A program of these inputs. */
    public Builder(List<DType> inputs) {
      this.inputs = List.copyOf(inputs);
    }

    /** The number of a literal. */
    public int literal(DType dtype, double value) {
      return step(Literal.of(dtype, value));
    }

    /** The number of {@code prim} of the values numbered {@code args}. */
    public int apply(Prim prim, DType dtype, int... args) {
      return step(new Apply(prim, dtype, Ints.of(args)));
    }

    /** {@code value} in {@code dtype}: itself where it has it already. */
    public int cast(int value, DType dtype) {
      return dtypeOf(value) == dtype ? value : apply(Prim.CAST, dtype, value);
    }

    /** The number of {@code step}; the same for equal steps. */
    public int step(Step step) {
      Integer same = numbers.get(step);
      if (same != null) return same;
      steps.add(step);
      int number = inputs.size() + steps.size() - 1;
      numbers.put(step, number);
      return number;
    }

    /** The dtype of value {@code number}: an input, or a step. */
    public DType dtypeOf(int number) {
      return number < inputs.size()
          ? inputs.get(number)
          : steps.get(number - inputs.size()).dtype();
    }

    /** The program that gives the values numbered {@code outputs}. */
    public ScalarProgram build(int... outputs) {
      return new ScalarProgram(inputs, steps, Ints.of(outputs));
    }
  }
}
