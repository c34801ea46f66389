package damo.scan;

import damo.compile.Substitution;
import damo.compile.Updates;
import damo.error.DTypeException;
import damo.error.DamoException;
import damo.graph.Apply;
import damo.graph.Attempt;
import damo.graph.Body;
import damo.graph.Meaning;
import damo.graph.SharedVariable;
import damo.graph.Variable;
import damo.op.elemwise.Cast;
import damo.op.index.SliceBuilder;
import damo.op.shape.Length;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds a loop: makes the step once on symbols, and sets aside what it computed. */
final class Construction {
  private static final int MOST_DTYPES = 8;

  private final ScanBuilder asked;
  private final Walk walk;
  private final List<State> states = new ArrayList<>();
  private final List<TensorVariable> rows = new ArrayList<>();
  private Step step = new Step(List.of(), new Updates(), null);
  private long begun;

  Construction(ScanBuilder asked) {
    this.asked = asked;
    this.walk = new Walk(asked);
    for (int i = 0; i < asked.outputsInfo.size(); i++) {
      Init init = asked.outputsInfo.get(i);
      if (init.initial() != null && !init.taps().isEmpty())
        states.add(new State(i, init, asked.name));
    }
    int k = 0;
    for (Seq s : asked.sequences)
      for (int tap = 0; tap < s.taps().size(); tap++)
        rows.add(row(walk.rows().get(k++), name(s, s.taps().get(tap))));
  }

  private static @Nullable String name(Seq s, int tap) {
    String of = s.input().name();
    return of == null
        ? null
        : of + (tap == 0 ? "[t]" : tap < 0 ? "[t" + tap + "]" : "[t+" + tap + "]");
  }

  private static TensorVariable row(TensorVariable sequence, @Nullable String name) {
    Ints lengths = Ints.of(sequence.type().lengths().stream().skip(1).toArray());
    return new TensorType(sequence.dtype(), lengths).variable(name);
  }

  ScanResult result() {
    Attempt attempt = new Attempt();
    for (int i = 0; !attempt.build(this::makeStep); i++) {
      attempt.undo();
      if (i > MOST_DTYPES)
        throw new DTypeException("the dtypes of the states of " + asked.name + " do not settle");
    }
    attempt.keep();
    Map<SharedVariable, TensorVariable> advanced = advanced();
    return build(advanced);
  }

  /** Calls the step; whether the dtypes of the states stayed as they were. */
  private boolean makeStep() {
    begun = Apply.lastSerial();
    List<TensorVariable> arguments = new ArrayList<>(rows);
    states.forEach(s -> arguments.addAll(s.renew()));
    arguments.addAll(asked.nonSequences);
    checkArity(arguments.size());
    step = Step.read(asked.step.function().apply(arguments));
    checkCount();
    List<TensorVariable> outputs = new ArrayList<>(step.outputs());
    boolean same = true;
    for (State s : states) {
      TensorVariable settled = s.settle(outputs.get(s.output()), asked.name);
      same &= settled != null;
      if (settled != null) outputs.set(s.output(), settled);
    }
    step = new Step(outputs, step.updates(), step.condition());
    return same;
  }

  private void checkArity(int given) {
    int takes = asked.step.arity();
    if (takes >= 0 && takes != given)
      throw new DamoException(
          "the step of "
              + asked.name
              + " takes "
              + takes
              + " arguments, the loop gives "
              + given
              + ": "
              + rows.size()
              + " from sequences, "
              + (given - rows.size() - asked.nonSequences.size())
              + " past values of outputs, "
              + asked.nonSequences.size()
              + " non-sequences");
  }

  private void checkCount() {
    int told = asked.outputsInfo.size();
    int returned = step.outputs().size();
    if (told > 0 && told != returned)
      throw new DamoException(
          "the step of "
              + asked.name
              + " returns "
              + returned
              + " outputs, outputsInfo tells of "
              + told
              + "; use Init.none() for one that is not fed back");
  }

  /** The shared variables that each step sets: as it says, and by default those it draws from. */
  private Map<SharedVariable, TensorVariable> advanced() {
    Map<SharedVariable, TensorVariable> next = new LinkedHashMap<>(step.updates().asMap());
    boolean more = true;
    while (more) {
      more = false;
      List<TensorVariable> targets = new ArrayList<>(step.outputs());
      targets.addAll(next.values());
      if (step.condition() != null) targets.add(step.condition());
      for (Map.Entry<SharedVariable, Variable> e : Inside.advanced(targets, begun).entrySet())
        more |= next.putIfAbsent(e.getKey(), (TensorVariable) e.getValue()) == null;
    }
    return next;
  }

  private ScanResult build(Map<SharedVariable, TensorVariable> advanced) {
    List<TensorVariable> leaves = new ArrayList<>(rows);
    states.forEach(s -> leaves.addAll(s.past()));
    List<Advance> advances = new ArrayList<>();
    advanced.forEach((s, next) -> advances.add(new Advance(s, next, asked.name)));
    for (Advance a : advances) leaves.add(a.shared());
    List<Integer> maps =
        IntStream.range(0, step.outputs().size())
            .filter(i -> states.stream().noneMatch(s -> s.output() == i))
            .boxed()
            .toList();
    List<TensorVariable> targets = new ArrayList<>();
    for (State s : states) targets.add(step.outputs().get(s.output()));
    for (Advance a : advances) targets.add(a.next());
    for (int i : maps) targets.add(step.outputs().get(i));
    if (step.condition() != null) targets.add(Cast.to(step.condition(), DType.BOOL));
    widen(leaves, targets);
    Inside inside = new Inside(leaves, targets, begun);
    if (asked.strict) inside.checkListed(asked.nonSequences, asked.name);
    List<TensorVariable> cut = new ArrayList<>(leaves);
    cut.addAll(inside.captured());
    Body body = Body.of(cut, targets);
    List<Ints> taps = new ArrayList<>();
    states.forEach(s -> taps.add(s.taps()));
    advances.forEach(a -> taps.add(Ints.of(-1)));
    int[] kept = new int[taps.size() + maps.size()];
    java.util.Arrays.fill(kept, -1);
    Meaning.Loop loop =
        new Meaning.Loop(
            body, rows.size(), taps, maps.size(), step.condition() != null, Ints.of(kept));
    List<TensorVariable> inputs = new ArrayList<>(List.of(walk.steps()));
    inputs.addAll(walk.rows());
    for (State s : states) inputs.add(s.firstRows());
    for (Advance a : advances) inputs.add(a.firstRows());
    inputs.addAll(inside.captured());
    Scan op = new Scan(loop, asked.truncateGradient, advances.size(), asked.name);
    return finished(op, op.applyAll(inputs), maps, advances);
  }

  /** Until every state may have the lengths that its next value has. */
  private void widen(List<TensorVariable> leaves, List<TensorVariable> targets) {
    boolean more = true;
    while (more) {
      more = false;
      Map<Variable, Variable> by = new LinkedHashMap<>();
      for (int i = 0; i < states.size(); i++) {
        State s = states.get(i);
        if (!s.widen(targets.get(i), asked.name)) continue;
        more = true;
        List<TensorVariable> old = s.past();
        List<TensorVariable> fresh = s.renew();
        for (int k = 0; k < old.size(); k++) by.put(old.get(k), fresh.get(k));
      }
      if (!more) return;
      leaves.replaceAll(v -> (TensorVariable) by.getOrDefault(v, v));
      List<Variable> again = Substitution.replace(targets, by);
      for (int i = 0; i < again.size(); i++) targets.set(i, (TensorVariable) again.get(i));
    }
  }

  private ScanResult finished(
      Scan op, List<TensorVariable> traces, List<Integer> maps, List<Advance> advances) {
    Meaning.Loop loop = op.loop();
    TensorVariable[] outputs = new TensorVariable[step.outputs().size()];
    for (int i = 0; i < states.size(); i++)
      outputs[states.get(i).output()] = output(traces.get(i), loop.depth(i));
    for (int k = 0; k < maps.size(); k++)
      outputs[maps.get(k)] = output(traces.get(loop.states() + k), 0);
    Updates updates = new Updates();
    for (int i = 0; i < advances.size(); i++)
      updates.put(advances.get(i).shared(), traces.get(states.size() + i).get(-1));
    if (asked.purpose == ScanBuilder.Purpose.FILTER)
      return new ScanResult(List.of(filtered(outputs[0])), updates);
    return new ScanResult(List.of(outputs), updates);
  }

  private TensorVariable output(TensorVariable trace, int before) {
    if (asked.purpose == ScanBuilder.Purpose.LAST) return trace.get(-1);
    return before == 0 ? trace : new SliceBuilder().span(before, null, null).of(trace);
  }

  /** The elements of the first sequence that were walked, in that order. */
  private TensorVariable walkedElements(TensorVariable mask) {
    if (asked.sequences.isEmpty())
      throw new DamoException(asked.name + " has no sequence whose elements it could keep");
    Ints taps = asked.sequences.getFirst().taps();
    int own = IntStream.range(0, taps.size()).filter(k -> taps.get(k) == 0).findFirst().orElse(0);
    TensorVariable elements = walk.rows().get(own);
    return step.condition() == null
        ? elements
        : new SliceBuilder().span(null, Length.of(mask, 0), null).of(elements);
  }

  private TensorVariable filtered(TensorVariable wanted) {
    if (wanted.ndim() != 1)
      throw new DamoException(
          "the predicate of " + asked.name + " must give a scalar for each element");
    TensorVariable mask = wanted.dtype().isBool() ? wanted : wanted.neq(0);
    return walkedElements(mask).get(mask);
  }
}
