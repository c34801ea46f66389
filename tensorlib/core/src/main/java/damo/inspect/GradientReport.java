package damo.inspect;

import damo.compile.FunctionBuilder;
import damo.compile.OnUnusedInput;
import damo.grad.Cause;
import damo.grad.Flow;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.tensor.TensorVariable;
import damo.value.Nd4jBorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Which parameters the gradient of a cost is taken with respect to, and what it is.
 *
 * @param cost the label of the cost
 */
public record GradientReport(String cost, List<Row> rows) {
  /** How the cost reaches a parameter. */
  public enum Reach {
    /** The gradient is a variable. */
    GRADIENT,
    /** The cost depends on it, but is flat. */
    ZERO,
    /** The cost does not depend on it. */
    DISCONNECTED,
    /** The way leads through an op without a gradient, or the dtype has none. */
    UNDEFINED
  }

  /**
   * One parameter.
   *
   * @param inWrt whether training changes it
   * @param rule by which rule training changes it or leaves it; empty where there is none
   * @param why why there is no gradient, in words; empty if there is one
   * @param causes the nodes at which the ways from it to the cost end, or where the gradient is
   *     undefined
   * @param values of a shared variable, else null
   * @param gradient where it could be computed, else null
   */
  public record Row(
      String name,
      String type,
      String shape,
      boolean inWrt,
      String rule,
      Reach reach,
      String why,
      List<Cause> causes,
      @Nullable Distribution values,
      @Nullable Distribution gradient) {
    public Row {
      causes = List.copyOf(causes);
    }

    private Row ruled(String rule) {
      return new Row(name, type, shape, inWrt, rule, reach, why, causes, values, gradient);
    }

    /** {@code log10(|gradient| / |value|)}: NaN where either is unknown. */
    public double logRatio() {
      return values == null || gradient == null
          ? Double.NaN
          : Math.log10(gradient.norm() / values.norm());
    }
  }

  public GradientReport {
    rows = List.copyOf(rows);
  }

  /** This report, with the rule by which training changes or leaves the parameter of a name. */
  public GradientReport withRules(UnaryOperator<String> rules) {
    return new GradientReport(
        cost, rows.stream().map(row -> row.ruled(rules.apply(row.name()))).toList());
  }

  static GradientReport of(
      Variable cost,
      List<? extends Variable> parameters,
      List<? extends Variable> wrt,
      Map<? extends Variable, ?> given) {
    TensorVariable c = (TensorVariable) cost;
    Flow flow = Flow.ofCost(c, parameters);
    Map<Variable, Distribution> computed = computed(flow, c, parameters, given);
    List<Row> rows = new ArrayList<>();
    for (Variable p : parameters)
      rows.add(row(flow, (TensorVariable) p, wrt.isEmpty() || wrt.contains(p), computed.get(p)));
    return new GradientReport(c.label(), rows);
  }

  private static Row row(
      Flow flow, TensorVariable p, boolean inWrt, @Nullable Distribution gradient) {
    Reach reach = reach(flow, p);
    List<Cause> causes = causes(flow, p, reach);
    Current now = p instanceof SharedVariable s ? Current.of(s) : null;
    String shape = now == null ? "?" : now.shape().toString();
    return new Row(
        p.label(),
        p.type().toString(),
        shape,
        inWrt && p.dtype().isFloat(),
        "",
        reach,
        why(p, reach, causes),
        causes,
        now == null ? null : now.values(),
        gradient);
  }

  private static Reach reach(Flow flow, TensorVariable p) {
    if (!p.dtype().isFloat() || flow.undefined(p) != null) return Reach.UNDEFINED;
    if (flow.gradient(p) != null) return Reach.GRADIENT;
    return flow.reaches(p) ? Reach.ZERO : Reach.DISCONNECTED;
  }

  private static List<Cause> causes(Flow flow, TensorVariable p, Reach reach) {
    Cause undefined = flow.undefined(p);
    return switch (reach) {
      case GRADIENT, ZERO -> List.of();
      case DISCONNECTED -> flow.ends(p);
      case UNDEFINED -> undefined == null ? List.of() : List.of(undefined);
    };
  }

  private static String why(TensorVariable p, Reach reach, List<Cause> causes) {
    String said = causes.stream().map(Cause::why).distinct().collect(Collectors.joining("; "));
    return switch (reach) {
      case GRADIENT -> "";
      case ZERO -> "the cost is flat in it";
      case DISCONNECTED -> said.isEmpty() ? "no path leads from it to the cost" : said;
      case UNDEFINED -> said.isEmpty() ? p.dtype() + " has no gradient" : said;
    };
  }

  /** Gradients at the current values, if all that they need is given. */
  private static Map<Variable, Distribution> computed(
      Flow flow,
      TensorVariable cost,
      List<? extends Variable> parameters,
      Map<? extends Variable, ?> given) {
    Map<Variable, TensorVariable> gradients = new LinkedHashMap<>();
    for (Variable p : parameters) if (flow.gradient(p) != null) gradients.put(p, flow.gradient(p));
    List<Variable> inputs = List.copyOf(given.keySet());
    boolean enough =
        Inspect.inputs(List.copyOf(gradients.values())).stream()
            .allMatch(v -> v instanceof SharedVariable || inputs.contains(v));
    if (gradients.isEmpty() || !enough) return Map.of();
    List<INDArray> values =
        new FunctionBuilder(inputs)
            .outputs(List.copyOf(gradients.values()))
            .noDefaultUpdates()
            .onUnusedInput(OnUnusedInput.IGNORE)
            .name("gradients of " + cost.label())
            .build()
            .callAll(inputs.stream().map(given::get).toArray());
    Map<Variable, Distribution> out = new LinkedHashMap<>();
    int i = 0;
    for (Variable p : gradients.keySet())
      out.put(p, Distribution.of(Nd4jBorder.fromNd4j(values.get(i++))));
    return out;
  }

  @Override
  public String toString() {
    StringBuilder s =
        new StringBuilder(
            String.format(
                "%-12s %-20s %-14s %-4s %-12s %10s %10s %8s  %s%n",
                "name", "type", "shape", "wrt", "reach", "|value|", "|gradient|", "log10", "why"));
    for (Row r : rows) {
      s.append(
          String.format(
              "%-12s %-20s %-14s %-4s %-12s %10s %10s %8s  %s%n",
              r.name(),
              r.type(),
              r.shape(),
              r.inWrt() ? "yes" : "no",
              r.reach().name().toLowerCase(java.util.Locale.ROOT),
              norm(r.values()),
              norm(r.gradient()),
              Double.isNaN(r.logRatio()) ? "" : String.format("%.2f", r.logRatio()),
              Stream.of(
                      r.rule(),
                      r.why(),
                      notFinite("value", r.values()),
                      notFinite("gradient", r.gradient()))
                  .filter(t -> !t.isEmpty())
                  .collect(Collectors.joining("; "))));
    }
    return s.toString().stripTrailing();
  }

  private static String notFinite(String what, @Nullable Distribution d) {
    return d == null || d.isFinite() ? "" : what + ": " + d.notFinite();
  }

  private static String norm(@Nullable Distribution d) {
    return d == null ? "" : String.format("%.4g", d.norm());
  }
}
