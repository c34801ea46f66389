package damo.link.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.graph.Variable;
import damo.link.Executable;
import damo.link.Linker;
import damo.link.Observer;
import damo.link.Program;
import damo.link.jvm.JvmLinker;
import damo.link.reference.Graphs;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Faults that are put into what is checked are found, and harm nothing. */
class DebugLinkerTest {
  private final TensorVariable x = T.dvector("x");
  private final SharedTensor w = Damo.shared(new double[] {1, 2}, "w");
  private final TensorVariable sum = x.mul(w).add(1);

  /** Right, but for those programs it adds 1 to what they give and to what they update. */
  private record Faulty(Predicate<Program> where) implements Linker {
    @Override
    public Linker observedBy(Observer observer) {
      return this;
    }

    @Override
    public Executable link(Program program) {
      if (!where.test(program)) return new JvmLinker().link(program);
      List<Variable> wrong = new ArrayList<>();
      for (Variable v : program.graph().outputs()) wrong.add(((TensorVariable) v).add(1));
      FunctionGraph graph = FunctionGraph.copyOf(program.graph().inputs(), wrong);
      return new JvmLinker()
          .link(new Program(graph, program.results(), program.updated(), program.name()));
    }
  }

  private Program program(TensorVariable result, @Nullable TensorVariable written) {
    TensorVariable next = w.sub(x);
    return new Program(
        FunctionGraph.copyOf(List.of(x), List.of(result, next)),
        1,
        List.of(w),
        "f",
        written == null ? null : FunctionGraph.copyOf(List.of(x), List.of(written, next)));
  }

  private static Value run(Linker checked, Program program, double... x) {
    return new DebugLinker(checked).link(program).run(List.of(Graphs.doubles(x))).getFirst();
  }

  private String complaint(Linker checked, Program program, double... x) {
    String message = assertThrows(DamoException.class, () -> run(checked, program, x)).getMessage();
    assertEquals(1, w.getValue().getDouble(0));
    assertEquals(2, w.getValue().getDouble(1));
    return message;
  }

  @Test
  void whatAgreesRunsAndUpdates() {
    Value result = run(new JvmLinker(), program(sum, x.mul(w).add(0.5).add(0.5)), 3, 4);
    assertEquals(4, result.getDouble(0));
    assertEquals(9, result.getDouble(1));
    assertEquals(-2, w.getValue().getDouble(0));
  }

  @Test
  void anOpThatIsCompiledWrongIsNamed() {
    String message = complaint(new Faulty(p -> p.name().equals("mul")), program(sum, null), 3, 4);
    assertTrue(message.startsWith("mul[x, w], output 0"), message);
    assertTrue(message.contains("at position 0 the reference gives 3.0, compiled 4.0"), message);
    assertTrue(message.contains("DebugLinkerTest.java"), message);
  }

  @Test
  void nodesThatAreWrongTogetherAreFound() {
    String message = complaint(new Faulty(p -> p.name().equals("f")), program(sum, null), 3, 4);
    assertTrue(message.startsWith("result 0 of f: at position 0"), message);
  }

  @Test
  void aWrongUpdateIsFoundThoughTheResultIsRight() {
    Linker faulty =
        new Linker() {
          @Override
          public Linker observedBy(Observer observer) {
            return this;
          }

          @Override
          public Executable link(Program p) {
            if (p.updated().isEmpty()) return new JvmLinker().link(p);
            List<Variable> outputs = new ArrayList<>(p.graph().outputs());
            outputs.set(1, ((TensorVariable) outputs.get(1)).mul(2));
            return new JvmLinker()
                .link(
                    new Program(
                        FunctionGraph.copyOf(p.graph().inputs(), outputs),
                        1,
                        p.updated(),
                        p.name()));
          }
        };
    String message = complaint(faulty, program(sum, null), 3, 4);
    assertTrue(message.startsWith("the update of w of f: at position 0"), message);
  }

  @Test
  void aRewriteThatChangedTheFunctionIsFound() {
    String message = complaint(new JvmLinker(), program(sum, x.mul(w).add(2)), 3, 4);
    assertTrue(message.startsWith("output 0 of f, as written: at position 0"), message);
    assertTrue(message.contains("the reference gives 5.0, rewritten 4.0"), message);
  }

  @Test
  void aRewriteMayMakeANumberOfWhatWasNone() {
    TensorVariable overflowing = T.log(T.exp(x).add(1)).add(w.mul(0));
    Value result =
        run(new JvmLinker(), program(T.nnet.softplus(x).add(w.mul(0)), overflowing), 1, 1000);
    assertEquals(1000, result.getDouble(1));
  }

  @Test
  void aRewriteThatChangedIntegersIsFound() {
    TensorVariable n = T.lvector("n");
    Program program =
        new Program(
            FunctionGraph.copyOf(List.of(n), List.of(n.add(1))),
            1,
            List.of(),
            "f",
            FunctionGraph.copyOf(List.of(n), List.of(n.add(2))));
    Executable checked = new DebugLinker(new JvmLinker()).link(program);
    Value one = Value.zeros(DType.INT64, Ints.of(1));
    String message =
        assertThrows(DamoException.class, () -> checked.run(List.of(one))).getMessage();
    assertTrue(message.contains("the reference gives 2.0, rewritten 1.0"), message);
  }

  @Test
  void roundingOfWhatCancelsIsNoFault() {
    TensorVariable cancelled = x.add(1e12).sub(1e12).mul(w);
    Value result = run(new JvmLinker(), program(x.mul(w), cancelled), 0.3, 0.7);
    assertEquals(1.4, result.getDouble(1), 1e-12);
  }
}
