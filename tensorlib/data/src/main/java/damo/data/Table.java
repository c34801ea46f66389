package damo.data;

import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Named columns of numbers.
 *
 * @param columns their names, or their numbers from 0 on when the file has none
 * @param values float64, shape (rows, columns)
 */
public record Table(List<String> columns, INDArray values) {
  public Table {
    columns = List.copyOf(columns);
    if (values.rank() != 2 || values.columns() != columns.size()) {
      throw new DataException("a table needs a name for each column of its matrix");
    }
  }

  /** How many rows there are. */
  public int size() {
    return values.rows();
  }

  /** float64, shape (rows): the values of one column. */
  public INDArray column(String name) {
    return values.getColumn(place(name)).dup();
  }

  /** A data set whose labels are in one column and whose features are all the others. */
  public Dataset labelledBy(String column) {
    return labelledBy(place(column));
  }

  Dataset labelledBy(int column) {
    int[] others = IntStream.range(0, columns.size()).filter(other -> other != column).toArray();
    INDArray x = Nd4j.pullRows(values, 0, others, 'c');
    return Dataset.of(x, values.getColumn(column).dup());
  }

  private int place(String name) {
    int place = columns.indexOf(name);
    if (place < 0) {
      throw new DataException("there is no column \"%s\" among %s".formatted(name, columns));
    }
    return place;
  }

  @Override
  public String toString() {
    return "Table: %d rows of %s".formatted(size(), columns);
  }
}
