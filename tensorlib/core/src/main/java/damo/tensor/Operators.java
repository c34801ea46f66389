package damo.tensor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a type whose values take part in Java operators inside a notebook cell.
 *
 * <p>A front end that sees {@code a + b} refused by the compiler, with an operand of a marked type,
 * writes {@code value().add(a, b)} instead: {@code + - * / %} are the static methods {@code add sub
 * mul div mod}, unary {@code -} is {@code neg}, and {@code a[i]} is the instance method {@code
 * get(i)}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Operators {
  /** The fully qualified name of the class with the static methods. */
  String value();
}
