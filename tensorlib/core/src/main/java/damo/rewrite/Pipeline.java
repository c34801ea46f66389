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
import damo.rewrite.passes.LogOfSoftmax;
import damo.rewrite.passes.Merge;
import damo.rewrite.passes.UselessOps;
import damo.rewrite.passes.algebra.CastOfCast;
import damo.rewrite.passes.algebra.DivisionByPowerOfTwo;
import damo.rewrite.passes.algebra.LogOfProduct;
import damo.rewrite.passes.algebra.PowerOfInteger;
import damo.rewrite.passes.algebra.ProductOfFactors;
import damo.rewrite.passes.algebra.SameCondition;
import damo.rewrite.passes.algebra.SumOfTerms;
import damo.rewrite.passes.index.GatherOfRange;
import damo.rewrite.passes.index.PartOfComputed;
import damo.rewrite.passes.index.PartOfJoin;
import damo.rewrite.passes.index.RangesOfRanges;
import damo.rewrite.passes.index.ReadOfWrite;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    FoldConstants fold = new FoldConstants(folder);
    List<LocalRewrite> asWritten = joined(composites(), stability());
    return new Pipeline(
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
            new Fixpoint(
                "simplify",
                "fewer and cheaper operations",
                joined(List.of(fold), stability(), canonical(), structure(), special())),
            fold,
            useless(),
            new Merge(),
            new Fusion()));
  }

  private static Pass useless() {
    return new Fixpoint("useless", "leaves out ops that change nothing", List.of(new UselessOps()));
  }

  /** What looks for composites, before they are inlined, or makes them. */
  private static List<LocalRewrite> composites() {
    return List.of(
        new DiagonalOfRows(), new LogOfSoftmax(), new SoftmaxByHand(), new ArgmaxOfSoftmax());
  }

  private static List<LocalRewrite> stability() {
    return joined(List.of(new LogSumExp(), new LogOfProduct()), Identities.STABILITY);
  }

  private static List<LocalRewrite> canonical() {
    return joined(
        List.of(new UselessOps(), new CastOfCast()),
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

  /** The passes in their order. */
  public List<Pass> passes() {
    return passes;
  }

  /**
   * This pipeline without the passes and rewrites of these names, and without rewrites that have a
   * tag of that name.
   *
   * @throws DamoException if there is none of that name
   */
  public Pipeline excluding(Collection<String> names) {
    Set<String> off = Set.copyOf(names);
    for (String name : off)
      if (!names().contains(name) && Stream.of(Tag.values()).noneMatch(t -> t.code().equals(name)))
        throw new DamoException("there is no rewrite \"" + name + "\"; there are " + names());
    List<Pass> kept = new ArrayList<>();
    for (Pass pass : passes) if (!off.contains(pass.name())) kept.add(without(pass, off));
    return new Pipeline(kept);
  }

  private static Pass without(Pass pass, Set<String> off) {
    if (!(pass instanceof Fixpoint f)) return pass;
    return new Fixpoint(
        f.name(), f.summary(), f.rewrites().stream().filter(r -> !isOff(r, off)).toList());
  }

  private static boolean isOff(LocalRewrite rewrite, Set<String> off) {
    return off.contains(rewrite.name())
        || rewrite.tags().stream().map(Tag::code).anyMatch(off::contains);
  }
}
