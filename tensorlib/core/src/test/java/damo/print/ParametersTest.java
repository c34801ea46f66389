package damo.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.graph.Apply;
import damo.graph.Op;
import damo.graph.Traversal;
import damo.op.TensorOp;
import damo.op.control.CustomOp;
import damo.op.elemwise.Elemwise;
import damo.op.index.Gather;
import damo.op.index.WriteInto;
import damo.scalar.DType;
import damo.scalar.Prim;
import damo.scan.Init;
import damo.tensor.Conv;
import damo.tensor.Pool;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import damo.testing.OpTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tells two nodes apart is to be seen in each printed form. */
class ParametersTest {
  private static final Map<String, Function<TensorVariable, String>> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("pprint", Damo::pprint);
    FORMS.put("latex", Damo::latex);
    FORMS.put("debugprint", Damo::debugprint);
  }

  private final TensorVariable x = T.dmatrix("x");
  private final TensorVariable images = T.dtensor4("images");

  /** Ops by name and by the types of what they are applied to. */
  private record Site(String name, List<TensorType> types) {}

  private static Stream<TensorVariable> expressions() {
    return OpTable.cases()
        .flatMap(c -> c.declarations().stream().map(d -> c.expression().of(c.variables(d))));
  }

  @Test
  void opsOfTheTableThatDifferArePrintedDifferently() {
    Map<Site, Set<Op>> sites = new LinkedHashMap<>();
    expressions()
        .flatMap(v -> Traversal.toposort(List.of(v)).stream())
        .filter(node -> node.op() instanceof TensorOp && !(node.op() instanceof CustomOp))
        .forEach(
            node -> sites.computeIfAbsent(site(node), s -> new LinkedHashSet<>()).add(node.op()));
    assertTrue(sites.values().stream().filter(ops -> ops.size() > 1).count() > 40);
    FORMS.forEach((form, print) -> sites.forEach((site, ops) -> allDiffer(form, print, site, ops)));
  }

  private static Site site(Apply node) {
    return new Site(
        node.op().name(), node.inputs().stream().map(v -> ((TensorVariable) v).type()).toList());
  }

  private static void allDiffer(
      String form, Function<TensorVariable, String> print, Site site, Set<Op> ops) {
    List<TensorVariable> inputs =
        IntStream.range(0, site.types().size())
            .mapToObj(i -> site.types().get(i).variable("v" + i))
            .toList();
    Map<String, Op> seen = new LinkedHashMap<>();
    for (Op op : ops) {
      TensorVariable printed =
          (TensorVariable) new Apply(op, inputs, op.outputTypes(inputs)).output(0);
      Op other = seen.put(print.apply(printed), op);
      if (other != null && !sameButForMessages(op, other))
        assertNotEquals(op, other, form + " of both is " + print.apply(printed));
    }
  }

  /** What an index is called in errors changes no result. */
  private static boolean sameButForMessages(Op a, Op b) {
    if (a instanceof Gather g && b instanceof Gather h)
      return new Gather(g.axes(), g.position(), g.fromFront(), h.named()).equals(h);
    return a instanceof WriteInto v
        && b instanceof WriteInto w
        && v.accumulate() == w.accumulate()
        && sameButForMessages(v.selection(), w.selection());
  }

  static Stream<Arguments> pairs() {
    TensorVariable x = T.dmatrix("x");
    TensorVariable images = T.dtensor4("images");
    TensorVariable filters = T.dtensor4("filters");
    return Stream.of(
        pair("axis", x.sum(0), x.sum(1)),
        pair("keepdims", x.max(0, true), x.max(0, false)),
        pair("cast", x.astype(DType.FLOAT32), x.astype(DType.INT32)),
        pair("order", x.dimshuffle('x', 0, 1), x.dimshuffle('x', 'x', 0, 1)),
        pair("position", x.get(0), x.get(1)),
        pair("step", x.get("::2"), x.get("::3")),
        pair("written", T.setSubtensor(x.get(0), 1), T.setSubtensor(x.get(1), 1)),
        pair("sort", T.sort(x, 0), T.sort(x, 1)),
        pair("k", T.topk(x, 2), T.topk(x, 3)),
        pair("running", T.cumsum(x, 0), T.cumsum(x, 1)),
        pair("softmax", T.nnet.softmax(x, 0), T.nnet.softmax(x, 1)),
        pair(
            "window",
            T.signal.pool2d(images, Pool.window(2, 2)),
            T.signal.pool2d(images, Pool.window(2, 3))),
        pair(
            "stride",
            T.signal.pool2d(images, Pool.window(2, 2).stride(1, 1)),
            T.signal.pool2d(images, Pool.window(2, 2).stride(1, 2))),
        pair(
            "pool border",
            T.signal.pool2d(images, Pool.window(2, 2).ignoreBorder(true)),
            T.signal.pool2d(images, Pool.window(2, 2).ignoreBorder(false))),
        pair(
            "filters",
            T.nnet.conv2d(images, filters),
            T.nnet.conv2d(images, filters, Conv.border("full"))),
        pair("join", T.concatenate(List.of(x, x), 0), T.concatenate(List.of(x, x), 1)),
        pair("diagonal", T.diagonal(x, 0, 0, 1), T.diagonal(x, 1, 0, 1)),
        pair("rounding", Elemwise.of(Prim.ROUND, x), Elemwise.of(Prim.ROUND_AWAY, x)),
        pair("taps", loop(-2), loop(-3)));
  }

  private static Arguments pair(String what, TensorVariable a, TensorVariable b) {
    return Arguments.of(what, a, b);
  }

  private static TensorVariable loop(int tap) {
    return Damo.scan(h -> h.mul(2))
        .outputsInfo(Init.of(T.dvector("first")).taps(tap))
        .nSteps(3)
        .run()
        .output();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void aParameterIsSeen(String what, TensorVariable a, TensorVariable b) {
    FORMS.forEach((form, print) -> assertNotEquals(print.apply(a), print.apply(b), form));
  }

  @Test
  void bracesOfLatexBalance() {
    expressions().map(Damo::latex).forEach(ParametersTest::assertBalanced);
  }

  private static void assertBalanced(String latex) {
    int depth = 0;
    String bare = latex.replaceAll("\\\\[{}]", "");
    for (char c : bare.toCharArray()) {
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      assertTrue(depth >= 0, latex);
    }
    assertEquals(0, depth, latex);
    assertEquals(
        bare.split("\\\\left\\W", -1).length, bare.split("\\\\right\\W", -1).length, latex);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a%b", "a$b", "a#1", "a^b", "{", "}", "a_b", "a&b", "~", "\\frac", "a\nb"})
  void specialCharactersOfNamesAreEscapedInLatex(String name) {
    String latex = Damo.latex(T.dscalar(name).add(1));
    assertBalanced(latex);
    String bare = latex.replaceAll("\\\\([%$#_&{} ]|[a-z]+)", "");
    assertFalse(bare.matches("(?s).*[%$#^_&~\\\\\n].*"), latex);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\"b", "a\\b", "<a>|{b}"})
  void specialCharactersOfNamesStayInsideTheirQuotesInDot(String name) {
    List<String> lines = Damo.dot(T.dscalar(name).exp()).lines().toList();
    for (String line : lines.subList(1, lines.size() - 1)) {
      String outside = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "");
      assertTrue(outside.matches("  n(ode|\\d+)( -> n\\d+)? \\[.*];"), line);
      assertFalse(outside.contains("\""), line);
    }
  }

  @Test
  void aNameWithALineBreakKeepsItsLine() {
    assertEquals(2, Damo.debugprint(T.dscalar("a\nb").exp()).lines().count());
    assertEquals("exp(a\\nb)", Damo.pprint(T.dscalar("a\nb").exp()));
  }

  @Test
  void longChainsArePrintedInTextsThatGrowWithTheChain() {
    TensorVariable chain = T.dscalar("s");
    for (int i = 0; i < 50_000; i++) chain = chain.tanh();
    assertTrue(Damo.debugprint(chain).length() < 10_000_000);
    assertEquals(
        50_000, Damo.debugprint(chain).lines().filter(l -> !l.endsWith("···")).count() - 1);
    assertTrue(Damo.pprint(chain).endsWith("nodes are left out"), Damo.pprint(chain));
    assertTrue(Damo.latex(chain).length() < 300_000);
  }

  @Test
  void sharedPartsDoNotMultiplyTheText() {
    TensorVariable v = T.dscalar("s");
    for (int i = 0; i < 25_000; i++) v = v.mul(v).sin();
    for (Function<TensorVariable, String> print : FORMS.values())
      assertTrue(print.apply(v).length() < 20_000_000);
  }

  @Test
  void idsNamesAndInnerGraphsAreShownAsAskedFor() {
    TensorVariable h = x.exp().named("h");
    assertEquals(
        "sum\n └─ exp 'h' ···\n".replace(" ···", ""),
        Damo.debugprint(h.sum(), PrintOptions.of().ids("").stopOnName(true)));
    assertEquals(
        "sum [0]\n └─ exp [1] 'h'\n     └─ x\n",
        Damo.debugprint(h.sum(), PrintOptions.of().ids("int")));
    damo.compile.Function f = Damo.function(List.of(x), x.exp().add(1).sum());
    assertFalse(Damo.debugprint(f, PrintOptions.of().innerGraphs(false)).contains("Inner"));
    assertTrue(Damo.debugprint(f, PrintOptions.of()).contains("Inner"));
  }
}
