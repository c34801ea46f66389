package damo.link.reference;

import damo.graph.Meaning;
import damo.graph.ViewMap;
import damo.link.Layout;
import damo.link.Views;
import damo.link.routine.Accumulate;
import damo.link.routine.Copy;
import damo.link.routine.Operand;
import damo.link.routine.Selection;
import damo.scalar.Ints;
import damo.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** Views, and reading and writing of selected elements. */
final class Selections {
  private Selections() {}

  /** Inputs: x, the map's arguments. */
  static Value view(ViewMap map, List<Value> in) {
    return seen(map, Operand.of(in.get(0)), in.subList(1, in.size())).toValue();
  }

  static Value index(Meaning.Index index, List<Value> in) {
    return switch (index.access()) {
      case GATHER -> gather(index.place(), in);
      case SET, INC ->
          write(index, in.get(0).copy(), Operand.of(in.get(1)), in.subList(2, in.size()));
    };
  }

  private static Value gather(Meaning.Place place, List<Value> in) {
    return switch (place) {
      case Meaning.Place.Through(var map) -> view(map, in);
      case Meaning.Place.At at -> {
        List<Value> indices = in.subList(1, in.size());
        Selection selection = new Selection(at);
        Ints shape =
            selection.shape(in.get(0).shape(), indices.stream().map(Value::shape).toList());
        Operand out = Operand.zeros(in.get(0).dtype(), shape);
        selection.gather(Operand.of(in.get(0)), operands(indices), out);
        yield out.toValue();
      }
    };
  }

  private static Value write(Meaning.Index index, Value out, Operand value, List<Value> arguments) {
    Operand target = Operand.of(out);
    boolean adds = index.access() == Meaning.Access.INC;
    switch (index.place()) {
      case Meaning.Place.Through(var map) -> {
        Operand part = seen(map, target, arguments);
        if (adds) Accumulate.add(value, part);
        else Copy.copy(value, part);
      }
      case Meaning.Place.At at -> {
        if (adds) new Selection(at).increment(target, value, operands(arguments));
        else new Selection(at).set(target, value, operands(arguments));
      }
    }
    return out;
  }

  /** Of a dense operand every map has a layout. */
  private static Operand seen(ViewMap map, Operand x, List<Value> arguments) {
    Layout layout = Views.view(map, x.layout(), integers(arguments));
    return x.seenAs(Objects.requireNonNull(layout));
  }

  private static List<Operand> operands(List<Value> values) {
    return values.stream().map(Operand::of).toList();
  }

  static long[] integers(List<Value> values) {
    return values.stream()
        .flatMapToLong(v -> LongStream.range(0, v.size()).map(i -> v.getLong((int) i)))
        .toArray();
  }
}
