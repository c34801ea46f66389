package damo.testing;

import damo.T;
import damo.value.Value;
import java.util.List;

/** What changes gradients on their way, where the change is none. */
final class GateRows {
  private GateRows() {}

  static List<OpRow> rows() {
    Samples s = new Samples(31);
    Value x = s.reals(2, 3);
    return List.of(
        OpRow.of(
            "gates",
            OpCase.unary("gradClip", v -> T.gradClip(v.sqr(), -1e9, 1e9), x)
                .gives(Plain.map(x, a -> a * a)),
            OpCase.unary("gradScale by 1", v -> T.gradScale(v, 1).exp(), x)
                .gives(Plain.map(x, Math::exp)),
            OpCase.unary("disconnectedGrad", T::disconnectedGrad, x).gives(x).rough(),
            OpCase.unary("zeroGrad", T::zeroGrad, s.reals(0, 3)).rough(),
            OpCase.unary("undefinedGrad", T::undefinedGrad, s.reals()).rough()));
  }
}
