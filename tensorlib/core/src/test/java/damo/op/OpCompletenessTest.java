package damo.op;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import damo.compile.Function;
import damo.compile.Mode;
import damo.graph.Apply;
import damo.graph.Meaning;
import damo.graph.Op;
import damo.graph.Reduction;
import damo.graph.Routine;
import damo.graph.Traversal;
import damo.op.elemwise.Elemwise;
import damo.scalar.Prim;
import damo.tensor.TensorVariable;
import damo.testing.Compiled;
import damo.testing.Excuses;
import damo.testing.OpCase;
import damo.testing.OpCase.Declared;
import damo.testing.OpRow;
import damo.testing.OpTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that computes is without a row in the table of ops. */
class OpCompletenessTest {
  private static List<Apply> nodes;

  @BeforeAll
  static void collectNodes() {
    nodes = new ArrayList<>();
    OpTable.cases().forEach(OpCompletenessTest::collect);
  }

  /** The nodes that are built, and those that run. */
  private static void collect(OpCase c) {
    List<TensorVariable> inputs = c.variables(c.declarations().getFirst());
    TensorVariable out = c.expression().of(inputs);
    nodes.addAll(Traversal.toposort(List.of(out)));
    if (c.declarations().contains(Declared.NOTHING) && !out.dtype().isFloat()) return;
    TensorVariable twice = out.mul(2).add(1);
    Function f = Compiled.function(inputs, List.of(twice), Mode.FAST_RUN);
    nodes.addAll(f.graph().nodes());
  }

  @Test
  void everyOpHasARow() {
    Set<String> declared =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("damo.op").stream()
                .filter(c -> c.isAssignableTo(Op.class) && !c.isInterface())
                .map(JavaClass::getSimpleName)
                .collect(toCollection(TreeSet::new));
    Set<String> tried =
        nodes.stream()
            .map(n -> n.op().getClass())
            .filter(c -> c.getPackageName().startsWith("damo.op."))
            .map(Class::getSimpleName)
            .collect(toCollection(TreeSet::new));
    assertEquals(declared, tried);
  }

  @Test
  void everyRowHasValuesFromElsewhere() throws ClassNotFoundException {
    Set<String> without =
        OpTable.rows().stream()
            .filter(row -> row.cases().stream().allMatch(c -> c.expected() == null))
            .map(OpRow::name)
            .collect(toCollection(TreeSet::new));
    Set<String> elsewhere = new TreeSet<>();
    for (String test : Excuses.valuesElsewhere().keySet()) {
      Class.forName(test);
      elsewhere.addAll(Excuses.valuesElsewhere().get(test));
    }
    assertEquals(elsewhere, without);
  }

  @Test
  void everyPrimitiveHasARow() {
    Set<Prim> missing = EnumSet.allOf(Prim.class);
    missing.remove(Prim.CAST);
    nodes.forEach(n -> tried(n).forEach(missing::remove));
    assertEquals(Set.of(), missing);
  }

  private static Stream<Prim> tried(Apply node) {
    return node.op() instanceof Elemwise e ? Stream.of(e.prim()) : Stream.empty();
  }

  @Test
  void everyReductionAndRoutineHasARow() {
    Set<Reduction> reductions = EnumSet.allOf(Reduction.class);
    Set<Routine> routines = EnumSet.allOf(Routine.class);
    for (Apply node : nodes) {
      if (node.meaning() instanceof Meaning.Reduce r) reductions.remove(r.kind());
      if (node.meaning() instanceof Meaning.Call c) routines.remove(c.routine());
    }
    assertEquals(Set.of(), reductions);
    assertEquals(Set.of(), routines);
  }
}
