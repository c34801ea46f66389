package damo.link.jvm;

import damo.graph.Apply;
import damo.graph.Demand;
import damo.link.DryRun;
import damo.link.Observer;
import damo.link.Pull;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** Runs steps in order; what only a branch that is not taken needs is left out. */
final class Course implements Pull.Work<Step> {
  private final String interrupted;
  private final Observer observer;
  private final List<Step> always;
  private final boolean isLazy;
  private final Pull<Step> pull = new Pull<>();
  private long call;

  /**
   * A course over {@code nodes}.
   *
   * @param nodes that run whatever is chosen, in order
   * @param made the steps of all nodes
   * @param name what runs, for people
   * @param observer looks at each step
   */
  Course(List<Apply> nodes, Map<Apply, Step> made, Demand demand, String name, Observer observer) {
    this.observer = observer;
    this.interrupted = name + " was interrupted; no shared variable has changed";
    this.always = nodes.stream().map(made::get).toList();
    this.isLazy = demand.isLazy();
    made.forEach((node, step) -> connect(node, step, demand, made));
  }

  private static void connect(Apply node, Step step, Demand demand, Map<Apply, Step> made) {
    if (step instanceof ChoiceStep choice)
      choice.needs(
          demand.before(node, 1).stream().map(made::get).toList(),
          demand.before(node, 2).stream().map(made::get).toList());
  }

  void run() {
    call++;
    if (isLazy) pull.run(always, this);
    else for (int i = 0; i < always.size(); i++) run(always.get(i));
  }

  @Override
  public List<Step> before(Step step) {
    return step instanceof ChoiceStep choice ? choice.before(call) : List.of();
  }

  @Override
  public void run(Step step) {
    if (Thread.interrupted()) throw new CancellationException(interrupted);
    if (observer == Observer.NOBODY || DryRun.isOn()) step.runIn(call);
    else observed(step);
  }

  private void observed(Step step) {
    observer.begins(step.node);
    if (step.runIn(call)) observer.computed(step.node, List.of(step.in), List.of(step.out));
  }
}
