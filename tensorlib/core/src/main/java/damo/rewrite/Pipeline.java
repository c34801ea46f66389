package damo.rewrite;

import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.rewrite.engine.Fixpoint;
import damo.rewrite.engine.Folder;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.passes.DiagonalOfRows;
import damo.rewrite.passes.FoldConstants;
import damo.rewrite.passes.Fusion;
import damo.rewrite.passes.InlineComposites;
import damo.rewrite.passes.KnownChoices;
import damo.rewrite.passes.LogOfSoftmax;
import damo.rewrite.passes.Merge;
import damo.rewrite.passes.ProvenAssertions;
import damo.rewrite.passes.UselessOps;
import damo.rewrite.rules.Identities;
import damo.scan.KeepLastRows;
import damo.scan.MergeLoops;
import damo.scan.MoveOutOfLoops;
import damo.scan.RewriteBodies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The order of the rewrites: this page. */
public final class Pipeline {
  private final List<Pass> passes;

  private Pipeline(List<Pass> passes) {
    this.passes = List.copyOf(passes);
  }

  /** Only what every mode does: equal nodes merged, constants computed, useless ops left out. */
  public static Pipeline canonical(Folder folder) {
    return new Pipeline(List.of(new Merge(), new FoldConstants(folder), useless(), new Merge()));
  }

  /** Everything. */
  public static Pipeline full(Folder folder) {
    List<Pass> all = new ArrayList<>(better(folder));
    all.add(new KeepLastRows());
    all.add(new Fusion());
    all.add(new RewriteBodies("fuse in loops", Pipeline::fused));
    return new Pipeline(all);
  }

  /** What makes a graph, or the body of a loop, less work. */
  private static List<Pass> better(Folder folder) {
    return List.of(
        new Merge(),
        new FoldConstants(folder),
        useless(),
        new Fixpoint(
            "stabilise", "the same function where it would overflow or cancel", stability()),
        new Merge(),
        new InlineComposites(),
        new Merge(),
        new MergeLoops(),
        new RewriteBodies("rewrite in loops", () -> better(folder)),
        new MoveOutOfLoops(),
        new Merge(),
        new Fixpoint("simplify", "fewer and cheaper operations", simplifications()),
        new FoldConstants(folder),
        useless(),
        new Merge());
  }

  private static List<Pass> fused() {
    return List.of(
        new KeepLastRows(), new Fusion(), new RewriteBodies("fuse in loops", Pipeline::fused));
  }

  private static Pass useless() {
    return new Fixpoint(
        "useless",
        "leaves out ops that change nothing",
        List.of(new UselessOps(), new KnownChoices(), new ProvenAssertions()));
  }

  private static List<LocalRewrite> stability() {
    List<LocalRewrite> all = new ArrayList<>(List.of(new DiagonalOfRows(), new LogOfSoftmax()));
    all.addAll(Identities.STABILITY);
    return all;
  }

  private static List<LocalRewrite> simplifications() {
    List<LocalRewrite> all = new ArrayList<>(List.of(new UselessOps()));
    all.addAll(Identities.ARITHMETIC);
    all.addAll(Identities.ROOTS);
    all.addAll(Identities.SWITCHES);
    return all;
  }

  /** Rewrites {@code graph}; {@code after} looks at it after every pass. */
  public RewriteTrace run(FunctionGraph graph, Consumer<Pass> after) {
    RewriteTrace trace = new RewriteTrace();
    for (Pass pass : passes) {
      pass.run(graph, trace);
      after.accept(pass);
    }
    return trace;
  }

  /** The names of all passes and rewrites, for switching off. */
  public List<String> names() {
    List<String> out = new ArrayList<>();
    for (Pass pass : passes) {
      out.add(pass.name());
      if (pass instanceof Fixpoint f) f.rewrites().forEach(r -> out.add(r.name()));
    }
    return out.stream().distinct().toList();
  }

  /**
   * This pipeline without the passes and rewrites of these names.
   *
   * @throws DamoException if there is none of that name
   */
  public Pipeline excluding(Collection<String> names) {
    Set<String> off = Set.copyOf(names);
    for (String name : off)
      if (!names().contains(name))
        throw new DamoException("there is no rewrite \"" + name + "\"; there are " + names());
    List<Pass> kept = new ArrayList<>();
    for (Pass pass : passes) if (!off.contains(pass.name())) kept.add(without(pass, off));
    return new Pipeline(kept);
  }

  private static Pass without(Pass pass, Set<String> off) {
    if (!(pass instanceof Fixpoint f)) return pass;
    return new Fixpoint(
        f.name(), f.summary(), f.rewrites().stream().filter(r -> !off.contains(r.name())).toList());
  }
}
