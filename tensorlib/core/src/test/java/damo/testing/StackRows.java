package damo.testing;

import damo.T;
import damo.scalar.DType;
import damo.tensor.TensorVariable;
import damo.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/** Products of stacks of matrices and over axes chosen; expected values are sums by definition. */
final class StackRows {
  private final Samples s = new Samples(80);

  private StackRows() {}

  static List<OpRow> rows() {
    StackRows r = new StackRows();
    return List.of(r.matmul(), r.vectors(), r.tensordot(), r.batched(), r.einsum(), r.trace());
  }

  private OpRow matmul() {
    List<OpCase> cases = new ArrayList<>();
    BinaryOperator<TensorVariable> f = T::matmul;
    cases.add(by("matmul", f, "i,i->", s.reals(3), s.reals(3)));
    cases.add(by("matmul", f, "i,ij->j", s.reals(3), s.reals(3, 2)));
    cases.add(by("matmul", f, "ij,j->i", s.reals(2, 3), s.reals(3)));
    cases.add(by("matmul", f, "ij,jk->ik", s.reals(2, 3), s.reals(3, 4)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(2, 2, 3), s.reals(2, 3, 4)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(1, 2, 3), s.reals(4, 3, 1)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(3, 2, 3), s.reals(1, 3, 2)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(2, 2, 0), s.reals(2, 0, 2)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(0, 2, 2), s.reals(0, 2, 2)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(2, 1, 1), s.reals(2, 1, 1)));
    cases.add(by("matmul", f, "bij,bjk->bik", s.reals(2, 9, 17), s.reals(2, 17, 13)));
    cases.add(by("matmul", f, "bij,jk->bik", s.reals(2, 2, 3), s.reals(3, 4)));
    cases.add(by("matmul", f, "ij,bjk->bik", s.reals(2, 3), s.reals(3, 3, 2)));
    cases.add(by("matmul", f, "i,bij->bj", s.reals(3), s.reals(2, 3, 2)));
    cases.add(by("matmul", f, "bij,j->bi", s.reals(2, 2, 3), s.reals(3)));
    cases.add(by("matmul", f, "abij,bjk->abik", s.reals(2, 1, 2, 3), s.reals(2, 3, 2)));
    for (DType d : List.of(DType.FLOAT32, DType.INT32, DType.INT8))
      cases.add(by("matmul", f, "bij,bjk->bik", of(d, 2, 2, 3), of(d, 2, 3, 2)));
    cases.add(OpCase.binary("matmul", f, of(DType.BOOL, 2, 2, 3), of(DType.BOOL, 2, 3, 2)));
    cases.add(by("matmul", f, "bij,bjk->bik", of(DType.FLOAT32, 2, 2, 3), s.reals(2, 3, 2)));
    Value special = s.value(DType.FLOAT64, Domain.SPECIAL, 2, 2, 2);
    cases.add(OpCase.binary("matmul", f, special, s.reals(2, 2, 2)).rough());
    return new OpRow("matmul", cases);
  }

  private OpRow vectors() {
    return OpRow.of(
        "vecdot",
        by("vecdot", T::vecdot, "i,i->", s.reals(3), s.reals(3)),
        by("vecdot", T::vecdot, "bi,bi->b", s.reals(2, 3), s.reals(2, 3)),
        by("vecdot", T::vecdot, "bi,bi->b", s.reals(1, 3), s.reals(2, 3)),
        by("vecdot", T::vecdot, "i,bi->b", s.reals(3), s.reals(2, 3)),
        by("vecdot", T::vecdot, "bi,bi->b", s.reals(2, 0), s.reals(2, 0)),
        by("matvec", T::matvec, "ij,j->i", s.reals(2, 3), s.reals(3)),
        by("matvec", T::matvec, "bij,bj->bi", s.reals(2, 2, 3), s.reals(2, 3)),
        by("matvec", T::matvec, "ij,bj->bi", s.reals(2, 3), s.reals(4, 3)),
        by("vecmat", T::vecmat, "i,ij->j", s.reals(3), s.reals(3, 2)),
        by("vecmat", T::vecmat, "bi,bij->bj", s.reals(2, 3), s.reals(2, 3, 2)));
  }

  private OpRow tensordot() {
    return OpRow.of(
        "tensordot",
        by("two axes", T::tensordot, "aij,ijb->ab", s.reals(2, 3, 2), s.reals(3, 2, 4)),
        by("two axes", T::tensordot, "aij,ijb->ab", s.reals(2, 3, 0), s.reals(3, 0, 4)),
        by("one", (x, y) -> T.tensordot(x, y, 1), "ai,ib->ab", s.reals(2, 3), s.reals(3, 2)),
        by("one", (x, y) -> T.tensordot(x, y, 1), "ai,i->a", s.reals(2, 3), s.reals(3)),
        by("none", (x, y) -> T.tensordot(x, y, 0), "a,bc->abc", s.reals(2), s.reals(3, 2)),
        by("none", (x, y) -> T.tensordot(x, y, 0), ",b->b", s.reals(), s.reals(3)),
        by("all", (x, y) -> T.tensordot(x, y, 2), "ij,ij->", s.reals(2, 3), s.reals(2, 3)),
        by(
            "chosen",
            (x, y) -> T.tensordot(x, y, new int[] {0, 2}, new int[] {1, 0}),
            "iaj,jib->ab",
            s.reals(2, 3, 4),
            s.reals(4, 2, 2)),
        by(
            "from the end",
            (x, y) -> T.tensordot(x, y, new int[] {-1}, new int[] {-2}),
            "abi,cid->abcd",
            s.reals(2, 2, 3),
            s.reals(2, 3, 2)),
        by(
            "of integers",
            (x, y) -> T.tensordot(x, y, 1),
            "ai,ib->ab",
            of(DType.INT32, 2, 3),
            of(DType.INT32, 3, 2)),
        by(
            "of float32",
            T::tensordot,
            "aij,ijb->ab",
            of(DType.FLOAT32, 2, 3, 2),
            of(DType.FLOAT32, 3, 2, 4)));
  }

  private OpRow batched() {
    return OpRow.of(
        "batchedDot",
        by("dot", T::batchedDot, "b,b->b", s.reals(3), s.reals(3)),
        by("dot", T::batchedDot, "b,bi->bi", s.reals(3), s.reals(3, 2)),
        by("dot", T::batchedDot, "bij,b->bij", s.reals(3, 2, 2), s.reals(3)),
        by("dot", T::batchedDot, "bi,bi->b", s.reals(3, 2), s.reals(3, 2)),
        by("dot", T::batchedDot, "bi,bij->bj", s.reals(3, 2), s.reals(3, 2, 4)),
        by("dot", T::batchedDot, "bij,bj->bi", s.reals(3, 2, 4), s.reals(3, 4)),
        by("dot", T::batchedDot, "bij,bjk->bik", s.reals(3, 2, 4), s.reals(3, 4, 2)),
        by("dot", T::batchedDot, "bij,bjk->bik", s.reals(0, 2, 4), s.reals(0, 4, 2)),
        by("dot", T::batchedDot, "baij,bcjk->baick", s.reals(2, 2, 2, 3), s.reals(2, 2, 3, 2)),
        by(
            "tensordot",
            (x, y) -> T.batchedTensordot(x, y, 2),
            "baij,bijc->bac",
            s.reals(2, 3, 2, 2),
            s.reals(2, 2, 2, 3)),
        by(
            "tensordot over axes",
            (x, y) -> T.batchedTensordot(x, y, new int[] {1}, new int[] {2}),
            "bia,bci->bac",
            s.reals(2, 3, 2),
            s.reals(2, 2, 3)));
  }

  private OpRow einsum() {
    return OpRow.of(
        "einsum",
        einsum("ij,jk->ik", s.reals(2, 3), s.reals(3, 2)),
        einsum("ij,j,ik->k", s.reals(2, 3), s.reals(3), s.reals(2, 4)),
        einsum("ii->i", s.reals(3, 3)),
        einsum("ii->", s.reals(3, 3)),
        einsum("iij->j", s.reals(2, 2, 3)),
        einsum("ij->", s.reals(2, 3)),
        einsum("ij->ji", s.reals(2, 3)),
        einsum("ij->", s.reals(0, 3)),
        einsum("i,j->ij", s.reals(2), s.reals(3)),
        einsum("i,i->i", s.reals(3), s.reals(3)),
        einsum("bij,bkj->bik", s.reals(2, 2, 3), s.reals(2, 4, 3)),
        einsum("abc,dca->bd", s.reals(2, 3, 2), s.reals(2, 2, 2)),
        einsum("ij,kl->jl", s.reals(2, 3), s.reals(3, 2)),
        einsum("ij,jk,kl,lm->im", s.reals(2, 3), s.reals(3, 2), s.reals(2, 4), s.reals(4, 2)),
        einsum("ij,ij,ij->i", s.reals(2, 3), s.reals(2, 3), s.reals(2, 3)),
        einsum(",ij->ij", s.reals(), s.reals(2, 3)),
        einsum("ij,jk->ik", of(DType.FLOAT32, 2, 3), of(DType.FLOAT32, 3, 2)),
        einsum("ij,jk->ik", of(DType.INT32, 2, 3), of(DType.INT32, 3, 2)),
        einsum("ij->i", of(DType.INT8, 2, 3)),
        spelt("ij,jk -> ik", "ij,jk->ik", s.reals(2, 1), s.reals(3, 2)).withLengthsKnown(),
        spelt("ba", "ba->ab", s.reals(2, 3)),
        spelt(" ij , jk ", "ij,jk->ik", s.reals(2, 3), s.reals(3, 2)),
        spelt("ii", "ii->", s.reals(3, 3)),
        spelt("...ij->...ji", "abij->abji", s.reals(2, 3, 2, 2)),
        spelt("...i,...i", "ai,ai->a", s.reals(2, 3), s.reals(2, 3)),
        spelt("...ij,j->...i", "aij,j->ai", s.reals(2, 2, 3), s.reals(3)),
        spelt("i...,i...->...", "iab,ib->ab", s.reals(2, 2, 3), s.reals(2, 3)));
  }

  private OpRow trace() {
    return OpRow.of(
        "trace",
        unary("main", "ii->", x -> T.linalg.trace(x), s.reals(3, 3)),
        unary("main", "ii->", x -> x.trace(), s.reals(3, 3)),
        unary("of more axes", "iij->j", x -> x.trace(), s.reals(3, 3, 2)),
        unary("of two axes", "ijj->i", x -> x.trace(0, 1, 2), s.reals(2, 3, 3)),
        OpCase.unary("not square", x -> x.trace(), s.reals(2, 4)),
        OpCase.unary("above", x -> x.trace(1), s.reals(3, 4)),
        OpCase.unary("below", x -> x.trace(-1, 1, 0), s.reals(3, 4)),
        OpCase.unary("outside", x -> x.trace(7), s.reals(3, 4)),
        OpCase.unary("empty", x -> x.trace(), s.reals(0, 0)),
        unary("of integers", "ii->", x -> x.trace(), of(DType.INT32, 3, 3)));
  }

  private Value of(DType dtype, int... shape) {
    return s.value(dtype, Domain.REAL, shape);
  }

  private static OpCase einsum(String spec, Value... operands) {
    return spelt(spec, spec, operands);
  }

  private static OpCase spelt(String spec, String full, Value... operands) {
    return OpCase.of(spec, v -> T.einsum(spec, v.toArray()), operands)
        .gives(PlainEinsum.of(full, operands));
  }

  private static OpCase by(
      String name, BinaryOperator<TensorVariable> f, String sum, Value x, Value y) {
    return OpCase.binary(name + " " + sum, f, x, y).gives(PlainEinsum.of(sum, x, y));
  }

  private static OpCase unary(
      String name, String sum, java.util.function.UnaryOperator<TensorVariable> f, Value x) {
    return OpCase.unary(name + " " + Arrays.toString(x.shape().toArray()), f, x)
        .gives(PlainEinsum.of(sum, x));
  }
}
