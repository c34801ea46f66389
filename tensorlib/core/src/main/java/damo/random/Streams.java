package damo.random;

import damo.compile.Updates;
import damo.error.DamoException;
import damo.graph.Attempt;
import damo.op.TensorOp;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The states that draws were asked of, each with what a draw makes of it. */
final class Streams {
  private record Stream(SharedTensor state, TensorVariable next) {}

  private final List<Stream> streams = new ArrayList<>();
  private final Map<TensorVariable, SharedTensor> states = new HashMap<>();

  /** What {@code op} draws from a new state, which the functions that use the draw advance. */
  TensorVariable draw(TensorOp op, Value first, List<TensorVariable> parameters) {
    SharedTensor state = SharedTensor.of(first, op.name() + "_state");
    List<TensorVariable> inputs = new ArrayList<>(List.of(state));
    inputs.addAll(parameters);
    List<TensorVariable> results = op.applyAll(inputs);
    state.setDefaultUpdate(results.get(0));
    streams.add(new Stream(state, results.get(0)));
    states.put(results.get(1), state);
    Attempt.changed(streams::removeLast);
    return results.get(1);
  }

  /** Says that {@code made} comes from {@code draw}. */
  TensorVariable from(TensorVariable draw, TensorVariable made) {
    states.put(made, state(draw));
    return made;
  }

  SharedTensor state(TensorVariable draw) {
    SharedTensor state = states.get(draw);
    if (state == null) throw new DamoException(draw.label() + " is no draw of these streams");
    return state;
  }

  List<Updates> updates() {
    return streams.stream().map(s -> Updates.of(s.state(), s.next())).toList();
  }

  /** Gives each state another value, in the order in which they were made. */
  void restart(UnaryOperator<Value> fresh) {
    for (Stream s : streams) {
      SharedTensor state = s.state();
      state.guard().lock();
      try {
        state.advance(fresh.apply(state.current()));
      } finally {
        state.guard().unlock();
      }
    }
  }
}
