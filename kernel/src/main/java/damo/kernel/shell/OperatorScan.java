package damo.kernel.shell;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds operators that javac rejected and that a marked type defines, and the edits that write them
 * as method calls.
 *
 * <p>javac gives no type to what contains a rejected operator. The scan goes from the inside out
 * and works such types out itself where it can (the methods of one name nearly always return one
 * type), so that a deep expression, or a chain of {@code var}, needs one analysis more and not one
 * a level.
 */
final class OperatorScan extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final Map<Tree.Kind, String> BINARY =
      Map.of(
          Tree.Kind.PLUS, "add",
          Tree.Kind.MINUS, "sub",
          Tree.Kind.MULTIPLY, "mul",
          Tree.Kind.DIVIDE, "div",
          Tree.Kind.REMAINDER, "mod");
  private static final Map<Tree.Kind, String> COMPOUND =
      Map.of(
          Tree.Kind.PLUS_ASSIGNMENT, "add",
          Tree.Kind.MINUS_ASSIGNMENT, "sub",
          Tree.Kind.MULTIPLY_ASSIGNMENT, "mul",
          Tree.Kind.DIVIDE_ASSIGNMENT, "div",
          Tree.Kind.REMAINDER_ASSIGNMENT, "mod");

  private final Analysis analysis;
  private final OperatorTypes operators;
  private final OperatorEdits edits;
  private final Map<Tree, TypeMirror> types = new HashMap<>();
  private final Map<Element, TypeMirror> variables = new HashMap<>();
  private final Set<Tree> targets = new HashSet<>();

  OperatorScan(String code, Analysis analysis) {
    this.analysis = analysis;
    operators = new OperatorTypes(analysis);
    edits = new OperatorEdits(code, analysis);
  }

  List<Edit> edits() {
    scan(analysis.unit(), null);
    return new ArrayList<>(edits.made());
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree node, @Nullable Void nothing) {
    super.visitBinary(node, nothing);
    ExpressionTree left = node.getLeftOperand();
    ExpressionTree right = node.getRightOperand();
    String name = BINARY.get(node.getKind());
    if (name != null && !operators.isString(typeOf(left)) && !operators.isString(typeOf(right))) {
      operators
          .owner(typeOf(left))
          .or(() -> operators.owner(typeOf(right)))
          .ifPresent(owner -> {
            edits.binary(node, owner + "." + name);
            set(node, operators.staticResult(owner, name));
          });
    }
    return null;
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree node, @Nullable Void nothing) {
    super.visitUnary(node, nothing);
    if (node.getKind() == Tree.Kind.UNARY_MINUS) {
      operators
          .owner(typeOf(node.getExpression()))
          .ifPresent(owner -> {
            edits.unary(node, owner + ".neg");
            set(node, operators.staticResult(owner, "neg"));
          });
    }
    return null;
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree node, @Nullable Void nothing) {
    targets.add(node.getVariable());
    super.visitCompoundAssignment(node, nothing);
    String name = COMPOUND.get(node.getKind());
    if (name != null && mayStandTwice(node.getVariable())) {
      operators
          .owner(typeOf(node.getVariable()))
          .ifPresent(owner -> edits.compound(node, owner + "." + name));
    }
    return null;
  }

  /**
   * Whether a target can be written out twice and still be evaluated as once: names, fields of
   * names, and elements of Java arrays at a name or number.
   */
  private boolean mayStandTwice(Tree target) {
    return switch (target) {
      case IdentifierTree name -> true;
      case MemberSelectTree field -> mayStandTwice(field.getExpression());
      case ArrayAccessTree element ->
          operators.owner(typeOf(element.getExpression())).isEmpty()
              && mayStandTwice(element.getExpression())
              && (element.getIndex() instanceof IdentifierTree
                  || element.getIndex() instanceof LiteralTree);
      default -> false;
    };
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void nothing) {
    targets.add(node.getVariable());
    return super.visitAssignment(node, nothing);
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree node, @Nullable Void nothing) {
    super.visitArrayAccess(node, nothing);
    TypeMirror array = typeOf(node.getExpression());
    if (operators.owner(array).isPresent() && !targets.contains(node)) {
      edits.access(node);
      set(node, operators.result(array, "get"));
    }
    return null;
  }

  @Override
  public @Nullable Void visitParenthesized(ParenthesizedTree node, @Nullable Void nothing) {
    super.visitParenthesized(node, nothing);
    set(node, Optional.ofNullable(typeOf(node.getExpression())));
    return null;
  }

  @Override
  public @Nullable Void visitConditionalExpression(
      ConditionalExpressionTree node, @Nullable Void nothing) {
    super.visitConditionalExpression(node, nothing);
    TypeMirror first = typeOf(node.getTrueExpression());
    if (isUnknown(node)) {
      set(node, Optional.ofNullable(first == null ? typeOf(node.getFalseExpression()) : first));
    }
    return null;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void nothing) {
    super.visitMethodInvocation(node, nothing);
    if (isUnknown(node) && node.getMethodSelect() instanceof MemberSelectTree select) {
      TypeMirror receiver = typeOf(select.getExpression());
      set(node, operators.result(receiver, select.getIdentifier().toString()));
    }
    return null;
  }

  @Override
  public @Nullable Void visitVariable(VariableTree node, @Nullable Void nothing) {
    super.visitVariable(node, nothing);
    TypeMirror initial = node.getInitializer() == null ? null : typeOf(node.getInitializer());
    Element element = analysis.trees().getElement(getCurrentPath());
    if (element != null && initial != null && isUnknown(node)) {
      variables.put(element, initial);
    }
    return null;
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void nothing) {
    Element element = analysis.trees().getElement(getCurrentPath());
    set(node, Optional.ofNullable(variables.get(element)));
    return null;
  }

  private void set(Tree node, Optional<TypeMirror> type) {
    type.ifPresent(known -> types.put(node, known));
  }

  private boolean isUnknown(Tree node) {
    return typeOf(node) == null;
  }

  /** The type of a node on, or directly below, the current path; null when nobody knows. */
  private @Nullable TypeMirror typeOf(Tree node) {
    TypeMirror known = types.get(node);
    if (known != null) {
      return known;
    }
    TreePath here = getCurrentPath();
    TreePath path = here.getLeaf() == node ? here : new TreePath(here, node);
    TypeMirror type = analysis.trees().getTypeMirror(path);
    return type == null || type.getKind() == TypeKind.ERROR ? null : type;
  }
}
