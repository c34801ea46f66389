package damo.rewrite.rules;

import static damo.rewrite.engine.Rule.rule;
import static damo.rewrite.engine.Rule.table;
import static damo.rewrite.rules.Leaves.FALSE;
import static damo.rewrite.rules.Leaves.TRUE;
import static damo.rewrite.rules.Leaves.ZERO;
import static damo.rewrite.rules.Leaves.c;
import static damo.rewrite.rules.Leaves.m;
import static damo.rewrite.rules.Leaves.n;
import static damo.rewrite.rules.Leaves.where;
import static damo.rewrite.rules.Leaves.x;
import static damo.rewrite.rules.Leaves.y;
import static damo.rewrite.rules.Leaves.z;

import damo.rewrite.engine.Rule;
import damo.rewrite.engine.Tag;
import java.util.List;
import java.util.Set;

/** Choices, comparisons and logic. */
final class Choices {
  private Choices() {}

  /** Right for every value. */
  static final List<Rule> EXACT =
      table(
          Set.of(Tag.CANONICALISE),
          rule("where(c, x, x) -> x", where(c, x, x), x),
          rule("where(true, x, y) -> x", where(TRUE, x, y), x),
          rule("where(false, x, y) -> y", where(FALSE, x, y), y),
          rule("where(~c, x, y) -> where(c, y, x)", where(c.invert(), x, y), where(c, y, x)),
          rule(
              "where(c, where(c, x, y), z) -> where(c, x, z)",
              where(c, where(c, x, y), z),
              where(c, x, z)),
          rule(
              "where(c, x, where(c, y, z)) -> where(c, x, z)",
              where(c, x, where(c, y, z)),
              where(c, x, z)),
          rule("x < x -> false", x.lt(x), FALSE),
          rule("x > x -> false", x.gt(x), FALSE),
          rule("n == n -> true", n.eq(n), TRUE),
          rule("n != n -> false", n.neq(n), FALSE),
          rule("n <= n -> true", n.le(n), TRUE),
          rule("n >= n -> true", n.ge(n), TRUE),
          rule("~(x == y) -> x != y", x.eq(y).invert(), x.neq(y)),
          rule("~(x != y) -> x == y", x.neq(y).invert(), x.eq(y)),
          rule("~(n < m) -> n >= m", n.lt(m).invert(), n.ge(m)),
          rule("~(n <= m) -> n > m", n.le(m).invert(), n.gt(m)),
          rule("~(n > m) -> n <= m", n.gt(m).invert(), n.le(m)),
          rule("~(n >= m) -> n < m", n.ge(m).invert(), n.lt(m)),
          rule("~~n -> n", n.invert().invert(), n),
          rule("~~c -> c", c.invert().invert(), c),
          rule("n & n -> n", n.and(n), n),
          rule("n | n -> n", n.or(n), n),
          rule("n ^ n -> 0", n.xor(n), ZERO),
          rule("n & 0 -> 0", n.and(0), ZERO),
          rule("n | 0 -> n", n.or(0), n),
          rule("n ^ 0 -> n", n.xor(0), n),
          rule("n & -1 -> n", n.and(-1), n),
          rule("c & c -> c", c.and(c), c),
          rule("c | c -> c", c.or(c), c),
          rule("c ^ c -> false", c.xor(c), FALSE),
          rule("c & true -> c", c.and(TRUE), c),
          rule("c & false -> false", c.and(FALSE), FALSE),
          rule("c | true -> true", c.or(TRUE), TRUE),
          rule("c | false -> c", c.or(FALSE), c),
          rule("c ^ true -> ~c", c.xor(TRUE), c.invert()),
          rule("c ^ false -> c", c.xor(FALSE), c));

  /**
   * {@code where} moved outwards, so that a branch not taken is multiplied away before it can be
   * NaN.
   */
  static final List<Rule> SWITCHES =
      table(
          Set.of(Tag.CANONICALISE, Tag.FINITE),
          rule(
              "where(c, x, 0) * y -> where(c, x * y, 0)",
              where(c, x, ZERO).mul(y),
              where(c, x.mul(y), ZERO)),
          rule(
              "where(c, 0, x) * y -> where(c, 0, x * y)",
              where(c, ZERO, x).mul(y),
              where(c, ZERO, x.mul(y))),
          rule(
              "where(c, x, 0) / y -> where(c, x / y, 0)",
              where(c, x, ZERO).div(y),
              where(c, x.div(y), ZERO)),
          rule(
              "where(c, 0, x) / y -> where(c, 0, x / y)",
              where(c, ZERO, x).div(y),
              where(c, ZERO, x.div(y))),
          rule(
              "-where(c, x, 0) -> where(c, -x, 0)",
              where(c, x, ZERO).neg(),
              where(c, x.neg(), ZERO)),
          rule(
              "-where(c, 0, x) -> where(c, 0, -x)",
              where(c, ZERO, x).neg(),
              where(c, ZERO, x.neg())));
}
