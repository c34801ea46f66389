package damo.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import damo.Damo;
import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whose memory is whose: nothing given is kept or written to, nothing returned is shared. */
class AliasingTest {
  private static final double[] GIVEN = {1, 2, 3};
  private static final double[] STATE = {10, 20, 30};

  /** What an output may show: the argument, the state, a constant, or memory of the call. */
  private enum Shows {
    ARGUMENT((x, w) -> x),
    VIEW_OF_ARGUMENT((x, w) -> x.get("::-1")),
    STATE_ITSELF((x, w) -> w),
    VIEW_OF_STATE((x, w) -> w.reshape(3, 1)),
    CHOSEN((x, w) -> Damo.ifelse(x.sum().gt(0), w, x)),
    CONSTANT((x, w) -> T.constant(new double[] {7, 8, 9})),
    COMPUTED((x, w) -> x.mul(w)),
    ROUTINE((x, w) -> T.concatenate(List.of(x, w)));

    private interface Expression {
      TensorVariable of(TensorVariable x, TensorVariable w);
    }

    private final Expression expression;

    Shows(Expression expression) {
      this.expression = expression;
    }
  }

  static Stream<Arguments> matrix() {
    List<Arguments> all = new ArrayList<>();
    for (Mode mode : List.of(Mode.FAST_COMPILE, Mode.FAST_RUN, Mode.DEBUG))
      for (Shows shows : Shows.values())
        for (boolean updated : new boolean[] {false, true})
          all.add(Arguments.of(mode, shows, updated));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void writingToWhatACallGaveOrReturnedReachesNobody(Mode mode, Shows shows, boolean updated) {
    var x = T.dvector("x");
    SharedTensor w = Damo.shared(STATE, "w");
    TensorVariable out = shows.expression.of(x, w);
    Updates updates = updated ? Updates.of(w, x) : new Updates();
    var f =
        Damo.function(List.of(x))
            .outputs(List.of(out, out))
            .updates(updates)
            .onUnusedInput(OnUnusedInput.IGNORE)
            .mode(mode)
            .build();
    INDArray mine = Nd4j.createFromArray(GIVEN);
    List<INDArray> first = f.callAll(mine);
    double[] result = first.get(1).dup('c').data().asDouble();
    double[] kept = w.getValue().toDoubleVector();

    first.get(0).addi(100);
    assertArrayEquals(result, first.get(1).dup('c').data().asDouble(), "the other output");
    assertArrayEquals(GIVEN, mine.toDoubleVector(), "the argument");
    assertArrayEquals(kept, w.getValue().toDoubleVector(), "the state");
    mine.addi(100);
    assertArrayEquals(kept, w.getValue().toDoubleVector(), "the state");
    w.setValue(STATE);
    List<INDArray> second = f.callAll(Nd4j.createFromArray(GIVEN));
    assertArrayEquals(result, second.get(0).dup('c').data().asDouble(), "the next call");
    assertNotSame(first.get(0), second.get(0));
    w.getValue(true).addi(100);
    assertArrayEquals(kept, w.getValue().toDoubleVector(), "a borrowed value is a copy");
  }

  private static void assertKept(Function<double[], Object> give) {
    var x = T.dvector("x");
    SharedTensor w = Damo.shared(STATE, "w");
    for (In in : List.of(In.of(x), In.of(x).borrow(true), In.of(x).mutable(true))) {
      var f = Damo.function(List.of(in), x.mul(2), Updates.of(w, x.add(1)));
      double[] array = GIVEN.clone();
      INDArray result = f.call(give.apply(array));
      assertArrayEquals(GIVEN, array);
      Arrays.fill(array, -1);
      assertArrayEquals(new double[] {2, 4, 6}, result.toDoubleVector());
      assertArrayEquals(new double[] {2, 3, 4}, w.getValue().toDoubleVector());
    }
  }

  @Test
  void javaArraysAreNeitherKeptNorWrittenTo() {
    assertKept(array -> array);
    assertKept(array -> Arrays.stream(array).boxed().toList());
  }

  @Test
  void aBorrowedOutputIsWrittenOverByTheNextCall() {
    var x = T.dvector("x");
    var f = Damo.function(List.of(x), List.of(Out.of(x.mul(2)).borrow(true), x.mul(3)));
    List<INDArray> first = f.callAll(new double[] {1, 2});
    List<INDArray> second = f.callAll(new double[] {3, 4});
    assertSame(first.get(0), second.get(0));
    assertArrayEquals(new double[] {6, 8}, first.get(0).toDoubleVector());
    assertArrayEquals(new double[] {3, 6}, first.get(1).toDoubleVector());
    INDArray third = f.callAll(new double[] {5}).get(0);
    assertNotSame(first.get(0), third);
    assertArrayEquals(new double[] {10}, third.toDoubleVector());
    assertArrayEquals(new double[] {6, 8}, first.get(0).toDoubleVector());
  }

  @Test
  void aBorrowedStateIsStillTheFunctions() {
    SharedTensor w = Damo.shared(STATE, "w");
    var f = Damo.function(List.of(), Out.of(w).borrow(true));
    f.call().addi(100);
    assertArrayEquals(STATE, w.getValue().toDoubleVector());
  }

  @Test
  void aDefaultIsCopied() {
    var x = T.dvector("x");
    INDArray mine = Nd4j.createFromArray(GIVEN);
    var f = Damo.function(List.of(In.of(x).value(mine)), x);
    mine.addi(100);
    f.call().addi(100);
    assertArrayEquals(GIVEN, f.call().toDoubleVector());
    f.value("x").addi(100);
    assertArrayEquals(GIVEN, f.call().toDoubleVector());
    f.setValue(x, mine);
    mine.addi(100);
    assertArrayEquals(new double[] {101, 102, 103}, f.call().toDoubleVector());
  }
}
