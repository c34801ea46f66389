package damo.graph;

import static damo.testing.Errors.lineAbove;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import damo.Damo;
import damo.T;
import damo.tensor.SharedTensor;
import damo.tensor.TensorVariable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OriginTest {
  @AfterEach
  void describeAsUsual() {
    Origin.describeWith(f -> f.getFileName() + ":" + f.getLineNumber());
  }

  @Test
  void variablesComeFromTheLineOfTheUser() {
    TensorVariable x = T.matrix("x");
    assertEquals(lineAbove(), x.origin().toString(), "an input");
    SharedTensor w = Damo.shared(1.0, "w");
    assertEquals(lineAbove(), w.origin().toString(), "a shared variable");
    TensorVariable h = T.nnet.relu(x.mul(w).sum(0));
    assertEquals(lineAbove(), h.origin().toString(), "an expression");
    assertEquals(h.origin().frames(), h.owner().input(0).origin().frames(), "its parts");
    TensorVariable g = T.grad(h.sum(), w);
    assertEquals(lineAbove(), g.origin().toString(), "a gradient");
  }

  @Test
  void framesOfCallersAreKept() {
    assertTrue(helper().origin().frames().get(1).getMethodName().equals("framesOfCallersAreKept"));
  }

  private static TensorVariable helper() {
    return T.scalar("s").add(1);
  }

  @Test
  void frontEndsSayItTheirWay() {
    Origin.describeWith(f -> "cell [3], line " + f.getLineNumber());
    assertTrue(T.scalar().origin().toString().startsWith("cell [3], line "));
    assertEquals("an unknown place", Origin.unknown().toString());
  }
}
