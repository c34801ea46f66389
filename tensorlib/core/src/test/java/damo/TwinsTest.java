package damo;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import damo.graph.Variable;
import damo.tensor.Family;
import damo.tensor.TensorVariable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A function of a tensor is reachable both ways: {@code x.exp()} and {@code T.exp(x)}. */
class TwinsTest {
  /** What reads like a sentence only after the tensor, or is no expression. */
  private static final Set<String> METHODS_ONLY =
      Set.of("astype", "dimshuffle", "eval", "get", "named", "norm", "self", "size", "trace");

  @Test
  void everyMethodOfATensorIsAlsoAFunction() {
    Set<String> functions =
        Arrays.stream(T.class.getMethods())
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getParameterCount() > 0)
            .map(m -> m.getName() + parameters(m, 1))
            .collect(toCollection(TreeSet::new));
    Set<String> missing =
        methods().map(m -> m.getName() + parameters(m, 0)).collect(toCollection(TreeSet::new));
    missing.removeAll(functions);
    assertEquals(Set.of(), missing);
  }

  private static Stream<Method> methods() {
    Set<String> ofVariables =
        Arrays.stream(Variable.class.getMethods())
            .map(Method::getName)
            .collect(toCollection(TreeSet::new));
    return Arrays.stream(TensorVariable.class.getInterfaces())
        .filter(Family.class::isAssignableFrom)
        .flatMap(family -> Arrays.stream(family.getMethods()))
        .filter(m -> !Modifier.isStatic(m.getModifiers()))
        .filter(m -> !METHODS_ONLY.contains(m.getName()) && !ofVariables.contains(m.getName()));
  }

  private static String parameters(Method m, int from) {
    return Arrays.stream(m.getParameterTypes())
        .skip(from)
        .map(Class::getSimpleName)
        .collect(joining(", ", "(", ")"));
  }
}
