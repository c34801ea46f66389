package damo.link.jvm;

import damo.graph.Meaning.Tail;
import damo.scalar.Prim;
import damo.scalar.ScalarProgram.Apply;
import damo.scalar.ScalarProgram.Literal;
import java.util.List;
import java.util.stream.Collectors;

/** Generated kernels as text that reads like Java. */
final class KernelText {
  private final Schedule schedule;
  private final StringBuilder text = new StringBuilder();

  private KernelText(Schedule schedule) {
    this.schedule = schedule;
  }

  static String of(Schedule schedule, List<TilePlan.TileOutput> outputs) {
    KernelText t = new KernelText(schedule);
    for (Schedule.Stage stage : schedule.stages()) {
      switch (stage) {
        case Schedule.Loop l -> t.loop(l);
        case Schedule.Block b -> t.block(b.value());
      }
    }
    outputs.forEach(t::output);
    return t.text.toString();
  }

  private void loop(Schedule.Loop loop) {
    LoopShape shape = LoopShape.of(schedule, loop);
    for (int v : shape.uniformSteps()) {
      if (!isLiteral(v)) text.append("  ").append(assignment(v)).append('\n');
    }
    text.append("  for (i) {\n");
    for (int v : loop.values()) {
      if (schedule.isUniform(v))
        text.append("    ").append(name(v)).append("[i] = ").append(operand(v)).append(";\n");
      else
        text.append("    ")
            .append(assignment(v))
            .append(schedule.isKept(v) ? " " + name(v) + "[i] = " + name(v) + ";" : "")
            .append('\n');
    }
    text.append("  }\n");
  }

  private String assignment(int value) {
    return schedule.kind(value).java + " " + name(value) + " = " + expression(value) + ";";
  }

  private void block(int value) {
    Apply a = (Apply) schedule.step(value);
    String operands =
        a.args().stream().mapToObj(this::blockOperand).collect(Collectors.joining(", "));
    text.append("  ")
        .append(a.prim().code())
        .append('(')
        .append(operands)
        .append(" -> ")
        .append(name(value))
        .append(");\n");
  }

  private String blockOperand(int value) {
    return isLiteral(value) ? operand(value) : name(value);
  }

  private void output(TilePlan.TileOutput out) {
    String what = out.fold() == null ? "store" : fold(out.fold().tail);
    text.append("  ")
        .append(what)
        .append(' ')
        .append(name(out.value()))
        .append(" as ")
        .append(out.dtype())
        .append(";\n");
  }

  private static String fold(Tail.Fold f) {
    return f.kind().code() + " over " + f.axes();
  }

  private String name(int value) {
    return (schedule.isInput(value) ? "x" : "v")
        + (schedule.isInput(value) ? value : value - schedule.inputs());
  }

  private boolean isLiteral(int value) {
    return !schedule.isInput(value) && schedule.step(value) instanceof Literal;
  }

  private String operand(int value) {
    if (isLiteral(value)) {
      Literal l = (Literal) schedule.step(value);
      return l.dtype().isFloat() ? Double.toString(l.asDouble()) : Long.toString(l.bits());
    }
    boolean isElement = schedule.isInput(value) && !schedule.isUniform(value);
    return name(value) + (isElement ? "[i]" : "");
  }

  private String expression(int value) {
    if (isLiteral(value)) return operand(value);
    Apply a = (Apply) schedule.step(value);
    List<String> args = a.args().stream().mapToObj(this::operand).toList();
    String operator = operator(a.prim());
    if (operator != null) return args.get(0) + " " + operator + " " + args.get(1);
    return switch (a.prim()) {
      case NEG -> "-" + args.get(0);
      case SQR -> args.get(0) + " * " + args.get(0);
      case INV -> "1 / " + args.get(0);
      case WHERE -> args.get(0) + " ? " + args.get(1) + " : " + args.get(2);
      case SECOND -> args.get(1);
      case CAST -> "(" + a.dtype() + ") " + args.get(0);
      default -> args.stream().collect(Collectors.joining(", ", a.prim().code() + "(", ")"));
    };
  }

  private static @org.jspecify.annotations.Nullable String operator(Prim prim) {
    return switch (prim) {
      case ADD -> "+";
      case SUB -> "-";
      case MUL -> "*";
      case DIV -> "/";
      case LT -> "<";
      case LE -> "<=";
      case GT -> ">";
      case GE -> ">=";
      case EQ -> "==";
      case NEQ -> "!=";
      case AND -> "&";
      case OR -> "|";
      case XOR -> "^";
      default -> null;
    };
  }
}
