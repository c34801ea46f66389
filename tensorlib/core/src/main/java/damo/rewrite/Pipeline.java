package damo.rewrite;

import damo.error.DamoException;
import damo.graph.FunctionGraph;
import damo.rewrite.engine.Fixpoint;
import damo.rewrite.engine.Folder;
import damo.rewrite.engine.LocalRewrite;
import damo.rewrite.engine.Pass;
import damo.rewrite.engine.RewriteTrace;
import damo.rewrite.engine.Tag;
import damo.rewrite.passes.DiagonalOfRows;
import damo.rewrite.passes.FoldConstants;
import damo.rewrite.passes.Fusion;
import damo.rewrite.passes.InlineComposites;
import damo.rewrite.passes.KnownChoices;
import damo.rewrite.passes.LogOfSoftmax;
import damo.rewrite.passes.Merge;
import damo.rewrite.passes.NestedGraphs;
import damo.rewrite.passes.ProvenAssertions;
import damo.rewrite.passes.UselessOps;
import damo.rewrite.passes.algebra.CastOfCast;
import damo.rewrite.passes.algebra.DivisionByPowerOfTwo;
import damo.rewrite.passes.algebra.LogOfProduct;
import damo.rewrite.passes.algebra.PowerOfInteger;
import damo.rewrite.passes.algebra.ProductOfFactors;
import damo.rewrite.passes.algebra.SameCondition;
import damo.rewrite.passes.algebra.SigmoidInProduct;
import damo.rewrite.passes.algebra.SumOfTerms;
import damo.rewrite.passes.index.GatherOfRange;
import damo.rewrite.passes.index.PartOfComputed;
import damo.rewrite.passes.index.PartOfJoin;
import damo.rewrite.passes.index.RangesOfRanges;
import damo.rewrite.passes.index.ReadOfWrite;
import damo.rewrite.passes.index.ScaledWrites;
import damo.rewrite.passes.index.SumOfWrites;
import damo.rewrite.passes.index.UselessRanges;
import damo.rewrite.passes.index.UselessWrite;
import damo.rewrite.passes.product.DotOfScaled;
import damo.rewrite.passes.product.DotOfZeros;
import damo.rewrite.passes.product.TransposeOfDot;
import damo.rewrite.passes.reduce.ArgmaxOfSoftmax;
import damo.rewrite.passes.reduce.AxesOfLengthOne;
import damo.rewrite.passes.reduce.FactorOfSum;
import damo.rewrite.passes.reduce.LogSumExp;
import damo.rewrite.passes.reduce.ReductionOfJoin;
import damo.rewrite.passes.reduce.ReductionOfReduction;
import damo.rewrite.passes.reduce.SoftmaxByHand;
import damo.rewrite.passes.reduce.SumOfFill;
import damo.rewrite.passes.shape.DimShuffleOfElementwise;
import damo.rewrite.passes.shape.EntryOfVector;
import damo.rewrite.passes.shape.FillInElementwise;
import damo.rewrite.passes.shape.FillOfScalar;
import damo.rewrite.passes.shape.Joins;
import damo.rewrite.passes.shape.LengthOfComputed;
import damo.rewrite.passes.shape.ReshapeOfElementwise;
import damo.rewrite.passes.shape.Reshapes;
import damo.rewrite.rules.Identities;
import damo.rewrite.rules.SpecialIdentities;
import damo.scan.KeepLastRows;
import damo.scan.MergeLoops;
import damo.scan.MoveOutOfLoops;
import damo.scan.RewriteBodies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The order of the rewrites: this page. */
public final class Pipeline {
  private static final Set<String> CANONICAL = Set.of("merge", "fold constants", "useless");

  /** The bodies of loops get what their graph gets: first all but the last passes, then these. */
  private static final String IN_LOOPS = "rewrite in loops";

  private static final String FUSE_IN_LOOPS = "fuse in loops";
  private static final Set<String> LAST =
      Set.of(new KeepLastRows().name(), new Fusion().name(), FUSE_IN_LOOPS);

  private final List<Pass> everything;
  private final Set<String> on;
  private final List<Pass> passes;

  private Pipeline(List<Pass> everything, Set<String> on) {
    this.everything = everything;
    this.on = on;
    this.passes = kept();
  }

  /** Only what every mode does: equal nodes merged, constants computed, useless ops left out. */
  public static Pipeline canonical(Folder folder) {
    Pipeline full = full(folder);
    return new Pipeline(full.everything, full.matching(CANONICAL));
  }

  /** Everything. */
  public static Pipeline full(Folder folder) {
    FoldConstants fold = new FoldConstants(folder);
    List<LocalRewrite> asWritten = joined(composites(), stability());
    List<Pass> all =
        List.of(
            new Merge(),
            fold,
            useless(),
            new Fixpoint(
                "stabilise", "the same function where it would overflow or cancel", asWritten),
            new Merge(),
            new Fixpoint(
                "canonicalise",
                "one form for what can be written in several ways, and no more than is used",
                joined(List.of(fold), asWritten, canonical(), structure())),
            new Merge(),
            new InlineComposites(),
            new Merge(),
            new MergeLoops(),
            new RewriteBodies(IN_LOOPS, List::of),
            new MoveOutOfLoops(),
            new Merge(),
            new Fixpoint(
                "simplify",
                "fewer and cheaper operations",
                joined(List.of(fold), stability(), canonical(), structure(), special())),
            fold,
            useless(),
            new Merge(),
            new KeepLastRows(),
            new Fusion(),
            new RewriteBodies(FUSE_IN_LOOPS, List::of));
    return new Pipeline(all, Set.of()).full();
  }

  private static Pass useless() {
    return new Fixpoint(
        "useless",
        "leaves out ops that change nothing",
        joined(UselessOps.ALL, List.of(new KnownChoices(), new ProvenAssertions())));
  }

  /** What looks for composites, before they are inlined, or makes them. */
  private static List<LocalRewrite> composites() {
    return List.of(
        new DiagonalOfRows(), new LogOfSoftmax(), new SoftmaxByHand(), new ArgmaxOfSoftmax());
  }

  private static List<LocalRewrite> stability() {
    return joined(
        List.of(new LogSumExp(), new LogOfProduct(), new SigmoidInProduct()),
        Identities.STABILITY,
        SpecialIdentities.STABILITY);
  }

  private static List<LocalRewrite> canonical() {
    return joined(
        UselessOps.ALL,
        List.of(new CastOfCast()),
        Identities.CANONICAL,
        List.of(new SumOfTerms(), new ProductOfFactors(), new SameCondition()));
  }

  private static List<LocalRewrite> structure() {
    return List.of(
        new EntryOfVector(),
        new LengthOfComputed(),
        new FillOfScalar(),
        new FillInElementwise(),
        new DimShuffleOfElementwise(),
        new Reshapes(),
        new ReshapeOfElementwise(),
        new Joins(),
        new UselessRanges(),
        new ReadOfWrite(),
        new RangesOfRanges(),
        new PartOfComputed(),
        new PartOfJoin(),
        new GatherOfRange(),
        new UselessWrite(),
        new ScaledWrites(),
        new SumOfWrites(),
        new AxesOfLengthOne(),
        new ReductionOfReduction(),
        new FactorOfSum(),
        new SumOfFill(),
        new ReductionOfJoin(),
        new TransposeOfDot(),
        new DotOfScaled(),
        new DotOfZeros());
  }

  private static List<LocalRewrite> special() {
    return List.of(new PowerOfInteger(), new DivisionByPowerOfTwo());
  }

  @SafeVarargs
  private static List<LocalRewrite> joined(List<? extends LocalRewrite>... lists) {
    return Stream.of(lists).<LocalRewrite>flatMap(List::stream).toList();
  }

  /** Rewrites {@code graph}, and graphs inside; {@code after} looks at it after every pass. */
  public RewriteTrace run(FunctionGraph graph, Consumer<Pass> after) {
    RewriteTrace trace = new RewriteTrace();
    for (Pass pass : passes) {
      pass.run(graph, trace);
      after.accept(pass);
    }
    NestedGraphs.rewrite(graph, inside -> run(inside, trace));
    return trace;
  }

  private void run(FunctionGraph inside, RewriteTrace trace) {
    for (Pass pass : passes) pass.run(inside, trace);
    NestedGraphs.rewrite(inside, deeper -> run(deeper, trace));
  }

  /** The names of the passes and rewrites that are on, in order. */
  public List<String> names() {
    Set<String> out = new LinkedHashSet<>();
    for (Pass pass : passes) {
      out.add(pass.name());
      parts(pass).forEach(r -> out.add(r.name()));
    }
    return List.copyOf(out);
  }

  /** The passes in their order. */
  public List<Pass> passes() {
    return passes;
  }

  /**
   * With the rewrites that have one of these tags. The tags of a rewrite are its name, the name of
   * its pass, what it is for ({@link Tag}), {@code fast_run} that all have, and {@code
   * fast_compile} of those in every mode.
   *
   * @throws DamoException if no rewrite has a tag
   */
  public Pipeline including(Collection<String> tags) {
    Set<String> more = new HashSet<>(on);
    more.addAll(matching(tags));
    return new Pipeline(everything, more);
  }

  /** Without the rewrites that have one of these tags. */
  public Pipeline excluding(Collection<String> tags) {
    Set<String> fewer = new HashSet<>(on);
    fewer.removeAll(matching(tags));
    return new Pipeline(everything, fewer);
  }

  /** Only those of the rewrites that have each of these tags. */
  public Pipeline requiring(Collection<String> tags) {
    Set<String> fewer = new HashSet<>(on);
    for (String tag : tags) fewer.retainAll(matching(List.of(tag)));
    return new Pipeline(everything, fewer);
  }

  /** The keys of the passes, or of rewrites in passes, that have one of these tags. */
  private Set<String> matching(Collection<String> tags) {
    Set<String> found = new HashSet<>();
    for (String tag : tags) {
      Set<String> keys = new HashSet<>();
      for (Pass pass : everything) {
        if (has(pass, pass.name(), Set.of(), tag)) keys.add(pass.name());
        for (LocalRewrite part : parts(pass))
          if (has(pass, part.name(), part.tags(), tag)) keys.add(key(pass, part));
      }
      if (keys.isEmpty())
        throw new DamoException("there is no rewrite \"" + tag + "\"; there are " + full().names());
      found.addAll(keys);
    }
    return found;
  }

  private Pipeline full() {
    return new Pipeline(everything, Set.of()).including(List.of("fast_run"));
  }

  private static boolean has(Pass pass, String name, Set<Tag> tags, String tag) {
    return switch (tag) {
      case "fast_run" -> true;
      case "fast_compile" -> CANONICAL.contains(pass.name());
      default ->
          tag.equals(name)
              || tag.equals(pass.name())
              || tags.stream().anyMatch(t -> t.code().equals(tag));
    };
  }

  private static String key(Pass pass, LocalRewrite part) {
    return pass.name() + "/" + part.name();
  }

  private static List<? extends LocalRewrite> parts(Pass pass) {
    return pass instanceof Fixpoint f ? f.rewrites() : List.of();
  }

  /** The passes that are on; one that would run twice on end, as none is between, runs once. */
  private List<Pass> kept() {
    List<Pass> kept = new ArrayList<>();
    for (Pass pass : everything) {
      boolean again = !kept.isEmpty() && kept.getLast().name().equals(pass.name());
      Pass mine =
          switch (pass) {
            case Fixpoint f -> some(f);
            case RewriteBodies r ->
                new RewriteBodies(r.name(), () -> phase(LAST.contains(r.name())));
            default -> pass;
          };
      boolean isOn =
          mine instanceof Fixpoint f ? !f.rewrites().isEmpty() : on.contains(pass.name());
      if (isOn && !again) kept.add(mine);
    }
    return List.copyOf(kept);
  }

  /** The last passes, or those before. */
  private List<Pass> phase(boolean last) {
    return passes.stream().filter(pass -> LAST.contains(pass.name()) == last).toList();
  }

  private Fixpoint some(Fixpoint f) {
    return new Fixpoint(
        f.name(), f.summary(), f.rewrites().stream().filter(r -> on.contains(key(f, r))).toList());
  }
}
