package damo.kernel.shell;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.List;

/** Writes operators as method calls, every line where it was. */
final class OperatorEdits {
  private final String code;
  private final Analysis analysis;
  private final List<Edit> made = new ArrayList<>();

  OperatorEdits(String code, Analysis analysis) {
    this.code = code;
    this.analysis = analysis;
  }

  List<Edit> made() {
    return made;
  }

  /** {@code a + b} becomes {@code method(a, b)}. */
  void binary(BinaryTree node, String method) {
    int start = analysis.start(node);
    int end = analysis.end(node);
    made.add(Edit.open(start, end, method + "("));
    made.add(between(node.getLeftOperand(), node.getRightOperand(), ", "));
    made.add(Edit.close(end, start, ")"));
  }

  /** {@code -a} becomes {@code method(a)}. */
  void unary(UnaryTree node, String method) {
    int start = analysis.start(node);
    int end = analysis.end(node);
    int operand = analysis.start(node.getExpression());
    made.add(new Edit(start, operand, method + "(" + newlines(start, operand), start, end));
    made.add(Edit.close(end, start, ")"));
  }

  /** {@code a += b} becomes {@code a = method(a, b)}. */
  void compound(CompoundAssignmentTree node, String method) {
    Tree variable = node.getVariable();
    String name = code.substring(analysis.start(variable), analysis.end(variable));
    int end = analysis.end(node);
    made.add(between(variable, node.getExpression(), " = " + method + "(" + name + ", "));
    made.add(Edit.close(end, analysis.start(node), ")"));
  }

  /** {@code a[i]} becomes {@code a.get(i)}. */
  void access(ArrayAccessTree node) {
    int end = analysis.end(node);
    made.add(between(node.getExpression(), node.getIndex(), ".get("));
    made.add(Edit.replace(analysis.end(node.getIndex()), end, ")"));
  }

  private Edit between(Tree left, Tree right, String text) {
    int start = analysis.end(left);
    int end = analysis.start(right);
    return Edit.replace(start, end, text + newlines(start, end));
  }

  private String newlines(int start, int end) {
    return code.substring(start, end).replaceAll("[^\\n]", "");
  }
}
