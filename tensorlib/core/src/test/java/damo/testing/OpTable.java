package damo.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All ops that users can reach, each with the cases in which it is tried.
 *
 * <p>{@code -Dop=REGEX} keeps the rows whose whole name matches.
 */
public final class OpTable {
  private static final List<OpRow> ROWS = collect();

  private OpTable() {}

  private static List<OpRow> collect() {
    List<OpRow> rows = new ArrayList<>(ElementwiseRows.rows());
    rows.addAll(SpecialRows.rows());
    rows.addAll(ReductionRows.rows());
    rows.addAll(ShapeRows.rows());
    rows.addAll(IndexRows.rows());
    rows.addAll(ProductRows.rows());
    rows.addAll(StackRows.rows());
    rows.addAll(FactorRows.rows());
    rows.addAll(SolverRows.rows());
    rows.addAll(MatrixRows.rows());
    rows.addAll(NnetRows.rows());
    rows.addAll(FilterRows.rows());
    rows.addAll(PoolRows.rows());
    rows.addAll(NormalizationRows.rows());
    rows.addAll(RandomRows.rows());
    rows.addAll(ComposedRows.rows());
    rows.addAll(ControlRows.rows());
    rows.addAll(GateRows.rows());
    rows.addAll(OrderRows.rows());
    rows.addAll(CountRows.rows());
    rows.addAll(CreationRows.rows());
    rows.removeIf(row -> !row.name().matches(System.getProperty("op", ".*")));
    return List.copyOf(rows);
  }

  public static List<OpRow> rows() {
    return ROWS;
  }

  public static Stream<OpCase> cases() {
    return ROWS.stream().flatMap(row -> row.cases().stream());
  }
}
