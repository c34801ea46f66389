package damo.nn.training;

import damo.data.Hdf5;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What was measured along a run: named curves of epochs and values. */
public final class History {
  /**
   * What was measured once.
   *
   * @param epoch how many epochs were over, with the part of the last one
   */
  public record Point(double epoch, double value) {}

  private final Map<String, List<Point>> curves = new LinkedHashMap<>();

  /** Adds a point to a curve, which is begun if there is none of this name. */
  public synchronized void add(String curve, double epoch, double value) {
    curves.computeIfAbsent(curve, name -> new ArrayList<>()).add(new Point(epoch, value));
  }

  /** The names of the curves, in the order they were begun. */
  public synchronized List<String> names() {
    return List.copyOf(curves.keySet());
  }

  /** The points of a curve; none if nothing of this name was measured. */
  public synchronized List<Point> curve(String name) {
    return List.copyOf(curves.getOrDefault(name, Collections.emptyList()));
  }

  /** Each curve as an array of shape (points, 2), float64: epoch and value. */
  public synchronized Map<String, INDArray> arrays() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    curves.forEach((name, points) -> arrays.put(name, array(points)));
    return arrays;
  }

  private static INDArray array(List<Point> points) {
    double[][] rows = new double[points.size()][];
    for (int i = 0; i < rows.length; i++)
      rows[i] = new double[] {points.get(i).epoch(), points.get(i).value()};
    return Nd4j.create(rows);
  }

  /** A history of arrays of shape (points, 2). */
  static History of(Map<String, INDArray> arrays) {
    History history = new History();
    arrays.forEach((name, rows) -> {
      for (long i = 0; i < rows.size(0); i++)
        history.add(name, rows.getDouble(i, 0), rows.getDouble(i, 1));
    });
    return history;
  }

  /** Takes the curves of another in place of its own. */
  synchronized void become(History other) {
    curves.clear();
    curves.putAll(other.curves);
  }

  /** Writes all curves to an HDF5 file; an older one is replaced only by a whole one. */
  public void write(Path file) {
    Hdf5.write(file, arrays());
  }

  /** A line for each curve: its first, best and last value. */
  @Override
  public synchronized String toString() {
    StringBuilder lines = new StringBuilder();
    curves.forEach((name, points) -> lines.append(line(name, points)).append('\n'));
    return lines.toString().stripTrailing();
  }

  private static String line(String name, List<Point> points) {
    double least = points.stream().mapToDouble(Point::value).min().orElse(Double.NaN);
    return "%s: %d points, first %.5g, least %.5g, last %.5g"
        .formatted(name, points.size(), points.getFirst().value(), least, points.getLast().value());
  }
}
