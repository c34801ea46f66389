package damo.grad;

import damo.error.DamoException;
import damo.graph.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options of a gradient. */
public record GradOptions(
    List<Variable> considerConstant,
    Map<Variable, Object> knownGrads,
    DisconnectedInputs disconnectedInputs,
    String returnDisconnected,
    String nullGradients,
    boolean addNames) {
  public GradOptions {
    considerConstant = List.copyOf(considerConstant);
    knownGrads = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(knownGrads));
  }

  /** Disconnected inputs and null gradients raise, nothing is held constant, names are added. */
  public static GradOptions of() {
    return new GradOptions(List.of(), Map.of(), DisconnectedInputs.RAISE, "zero", "raise", true);
  }

  /** Variables through which no gradient flows. */
  public GradOptions considerConstant(Variable... variables) {
    return new GradOptions(
        List.of(variables),
        knownGrads,
        disconnectedInputs,
        returnDisconnected,
        nullGradients,
        addNames);
  }

  /** Gradients of the cost that are known already; they flow on from there. */
  public GradOptions knownGrads(Map<? extends Variable, ?> known) {
    return new GradOptions(
        considerConstant,
        new LinkedHashMap<>(known),
        disconnectedInputs,
        returnDisconnected,
        nullGradients,
        addNames);
  }

  /** What becomes of variables on which the cost does not depend. */
  public GradOptions disconnectedInputs(DisconnectedInputs what) {
    return new GradOptions(
        considerConstant, knownGrads, what, returnDisconnected, nullGradients, addNames);
  }

  /** {@code "zero"}: zeros; {@code "none"} or {@code "disconnected"}: a null entry. */
  public GradOptions returnDisconnected(String what) {
    return new GradOptions(
        considerConstant,
        knownGrads,
        disconnectedInputs,
        oneOf(what, "zero", "none", "disconnected"),
        nullGradients,
        addNames);
  }

  /** {@code "raise"}: an error; {@code "return"}: a null entry. */
  public GradOptions nullGradients(String what) {
    return new GradOptions(
        considerConstant,
        knownGrads,
        disconnectedInputs,
        returnDisconnected,
        oneOf(what, "raise", "return"),
        addNames);
  }

  /** Whether gradients are named {@code (dcost/dx)} where both have names. */
  public GradOptions addNames(boolean add) {
    return new GradOptions(
        considerConstant, knownGrads, disconnectedInputs, returnDisconnected, nullGradients, add);
  }

  private static String oneOf(String what, String... allowed) {
    if (List.of(allowed).contains(what)) return what;
    throw new DamoException("expected one of " + List.of(allowed) + ", got \"" + what + "\"");
  }
}
