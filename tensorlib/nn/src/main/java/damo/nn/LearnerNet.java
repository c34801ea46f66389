package damo.nn;

import damo.Damo;
import damo.compile.Function;
import damo.value.Value;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The network of a {@link Learner} with its two compiled functions. */
record LearnerNet(int features, int classes, LearnerGraph graph, Function train, Function predict) {
  private static final int ROWS_AT_ONCE = 2048;

  static LearnerNet of(LearnerGraph graph, int features, int classes, Optimizer rule) {
    Function train =
        Damo.function(List.of(graph.x(), graph.y()))
            .outputs(graph.cost())
            .updates(rule.updates(graph.cost(), graph.params()))
            .name("train")
            .build();
    Function predict =
        Damo.function(List.of(graph.x())).outputs(graph.yhat().argmax(1)).name("predict").build();
    return new LearnerNet(features, classes, graph, train, predict);
  }

  /** Rows with labels, if this network can judge them. */
  LabelledRows judged(INDArray data) {
    return LabelledRows.of(data).checkedFor(features, classes);
  }

  double accuracy(LabelledRows rows) {
    long[] labels = labels(rows.x());
    int right = 0;
    for (int i = 0; i < labels.length; i++) if (labels[i] == rows.y()[i]) right++;
    return (double) right / labels.length;
  }

  /** In parts, so that a large test set does not need memory for all its hidden units at once. */
  long[] labels(Value x) {
    int rows = x.shape().get(0);
    long[] labels = new long[rows];
    for (int first = 0; first < rows; first += ROWS_AT_ONCE) {
      int count = Math.min(ROWS_AT_ONCE, rows - first);
      INDArray part = Objects.requireNonNull(predict.call(Features.rows(x, first, count)));
      System.arraycopy(part.toLongVector(), 0, labels, first, count);
    }
    return labels;
  }
}
