package damo;

import damo.tensor.TensorVariable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes several variables at once: by names, or so many without. */
public abstract class PluralVariables extends Variables {
  private static List<TensorVariable> each(Function<String, TensorVariable> make, String... names) {
    return Arrays.stream(names).map(make).toList();
  }

  private static List<TensorVariable> times(int n, Function<String, TensorVariable> make) {
    return IntStream.range(0, n).mapToObj(i -> make.apply("")).toList();
  }

  /** One {@link Variables#scalar(String)} for each name. */
  public static List<TensorVariable> scalars(String... names) {
    return each(Variables::scalar, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> scalars(int n) {
    return times(n, Variables::scalar);
  }

  /** One {@link Variables#vector(String)} for each name. */
  public static List<TensorVariable> vectors(String... names) {
    return each(Variables::vector, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> vectors(int n) {
    return times(n, Variables::vector);
  }

  /** One {@link Variables#row(String)} for each name. */
  public static List<TensorVariable> rows(String... names) {
    return each(Variables::row, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> rows(int n) {
    return times(n, Variables::row);
  }

  /** One {@link Variables#col(String)} for each name. */
  public static List<TensorVariable> cols(String... names) {
    return each(Variables::col, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> cols(int n) {
    return times(n, Variables::col);
  }

  /** One {@link Variables#matrix(String)} for each name. */
  public static List<TensorVariable> matrices(String... names) {
    return each(Variables::matrix, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> matrices(int n) {
    return times(n, Variables::matrix);
  }

  /** One {@link Variables#tensor3(String)} for each name. */
  public static List<TensorVariable> tensor3s(String... names) {
    return each(Variables::tensor3, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> tensor3s(int n) {
    return times(n, Variables::tensor3);
  }

  /** One {@link Variables#tensor4(String)} for each name. */
  public static List<TensorVariable> tensor4s(String... names) {
    return each(Variables::tensor4, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> tensor4s(int n) {
    return times(n, Variables::tensor4);
  }

  /** One {@link Variables#tensor5(String)} for each name. */
  public static List<TensorVariable> tensor5s(String... names) {
    return each(Variables::tensor5, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> tensor5s(int n) {
    return times(n, Variables::tensor5);
  }

  /** One {@link Variables#tensor6(String)} for each name. */
  public static List<TensorVariable> tensor6s(String... names) {
    return each(Variables::tensor6, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> tensor6s(int n) {
    return times(n, Variables::tensor6);
  }

  /** One {@link Variables#tensor7(String)} for each name. */
  public static List<TensorVariable> tensor7s(String... names) {
    return each(Variables::tensor7, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> tensor7s(int n) {
    return times(n, Variables::tensor7);
  }

  /** One {@link Variables#fscalar(String)} for each name. */
  public static List<TensorVariable> fscalars(String... names) {
    return each(Variables::fscalar, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> fscalars(int n) {
    return times(n, Variables::fscalar);
  }

  /** One {@link Variables#fvector(String)} for each name. */
  public static List<TensorVariable> fvectors(String... names) {
    return each(Variables::fvector, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> fvectors(int n) {
    return times(n, Variables::fvector);
  }

  /** One {@link Variables#frow(String)} for each name. */
  public static List<TensorVariable> frows(String... names) {
    return each(Variables::frow, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> frows(int n) {
    return times(n, Variables::frow);
  }

  /** One {@link Variables#fcol(String)} for each name. */
  public static List<TensorVariable> fcols(String... names) {
    return each(Variables::fcol, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> fcols(int n) {
    return times(n, Variables::fcol);
  }

  /** One {@link Variables#fmatrix(String)} for each name. */
  public static List<TensorVariable> fmatrices(String... names) {
    return each(Variables::fmatrix, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> fmatrices(int n) {
    return times(n, Variables::fmatrix);
  }

  /** One {@link Variables#ftensor3(String)} for each name. */
  public static List<TensorVariable> ftensor3s(String... names) {
    return each(Variables::ftensor3, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ftensor3s(int n) {
    return times(n, Variables::ftensor3);
  }

  /** One {@link Variables#ftensor4(String)} for each name. */
  public static List<TensorVariable> ftensor4s(String... names) {
    return each(Variables::ftensor4, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ftensor4s(int n) {
    return times(n, Variables::ftensor4);
  }

  /** One {@link Variables#ftensor5(String)} for each name. */
  public static List<TensorVariable> ftensor5s(String... names) {
    return each(Variables::ftensor5, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ftensor5s(int n) {
    return times(n, Variables::ftensor5);
  }

  /** One {@link Variables#ftensor6(String)} for each name. */
  public static List<TensorVariable> ftensor6s(String... names) {
    return each(Variables::ftensor6, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ftensor6s(int n) {
    return times(n, Variables::ftensor6);
  }

  /** One {@link Variables#ftensor7(String)} for each name. */
  public static List<TensorVariable> ftensor7s(String... names) {
    return each(Variables::ftensor7, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ftensor7s(int n) {
    return times(n, Variables::ftensor7);
  }

  /** One {@link Variables#dscalar(String)} for each name. */
  public static List<TensorVariable> dscalars(String... names) {
    return each(Variables::dscalar, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dscalars(int n) {
    return times(n, Variables::dscalar);
  }

  /** One {@link Variables#dvector(String)} for each name. */
  public static List<TensorVariable> dvectors(String... names) {
    return each(Variables::dvector, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dvectors(int n) {
    return times(n, Variables::dvector);
  }

  /** One {@link Variables#drow(String)} for each name. */
  public static List<TensorVariable> drows(String... names) {
    return each(Variables::drow, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> drows(int n) {
    return times(n, Variables::drow);
  }

  /** One {@link Variables#dcol(String)} for each name. */
  public static List<TensorVariable> dcols(String... names) {
    return each(Variables::dcol, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dcols(int n) {
    return times(n, Variables::dcol);
  }

  /** One {@link Variables#dmatrix(String)} for each name. */
  public static List<TensorVariable> dmatrices(String... names) {
    return each(Variables::dmatrix, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dmatrices(int n) {
    return times(n, Variables::dmatrix);
  }

  /** One {@link Variables#dtensor3(String)} for each name. */
  public static List<TensorVariable> dtensor3s(String... names) {
    return each(Variables::dtensor3, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dtensor3s(int n) {
    return times(n, Variables::dtensor3);
  }

  /** One {@link Variables#dtensor4(String)} for each name. */
  public static List<TensorVariable> dtensor4s(String... names) {
    return each(Variables::dtensor4, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dtensor4s(int n) {
    return times(n, Variables::dtensor4);
  }

  /** One {@link Variables#dtensor5(String)} for each name. */
  public static List<TensorVariable> dtensor5s(String... names) {
    return each(Variables::dtensor5, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dtensor5s(int n) {
    return times(n, Variables::dtensor5);
  }

  /** One {@link Variables#dtensor6(String)} for each name. */
  public static List<TensorVariable> dtensor6s(String... names) {
    return each(Variables::dtensor6, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dtensor6s(int n) {
    return times(n, Variables::dtensor6);
  }

  /** One {@link Variables#dtensor7(String)} for each name. */
  public static List<TensorVariable> dtensor7s(String... names) {
    return each(Variables::dtensor7, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> dtensor7s(int n) {
    return times(n, Variables::dtensor7);
  }

  /** One {@link Variables#iscalar(String)} for each name. */
  public static List<TensorVariable> iscalars(String... names) {
    return each(Variables::iscalar, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> iscalars(int n) {
    return times(n, Variables::iscalar);
  }

  /** One {@link Variables#ivector(String)} for each name. */
  public static List<TensorVariable> ivectors(String... names) {
    return each(Variables::ivector, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ivectors(int n) {
    return times(n, Variables::ivector);
  }

  /** One {@link Variables#irow(String)} for each name. */
  public static List<TensorVariable> irows(String... names) {
    return each(Variables::irow, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> irows(int n) {
    return times(n, Variables::irow);
  }

  /** One {@link Variables#icol(String)} for each name. */
  public static List<TensorVariable> icols(String... names) {
    return each(Variables::icol, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> icols(int n) {
    return times(n, Variables::icol);
  }

  /** One {@link Variables#imatrix(String)} for each name. */
  public static List<TensorVariable> imatrices(String... names) {
    return each(Variables::imatrix, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> imatrices(int n) {
    return times(n, Variables::imatrix);
  }

  /** One {@link Variables#itensor3(String)} for each name. */
  public static List<TensorVariable> itensor3s(String... names) {
    return each(Variables::itensor3, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> itensor3s(int n) {
    return times(n, Variables::itensor3);
  }

  /** One {@link Variables#itensor4(String)} for each name. */
  public static List<TensorVariable> itensor4s(String... names) {
    return each(Variables::itensor4, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> itensor4s(int n) {
    return times(n, Variables::itensor4);
  }

  /** One {@link Variables#itensor5(String)} for each name. */
  public static List<TensorVariable> itensor5s(String... names) {
    return each(Variables::itensor5, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> itensor5s(int n) {
    return times(n, Variables::itensor5);
  }

  /** One {@link Variables#itensor6(String)} for each name. */
  public static List<TensorVariable> itensor6s(String... names) {
    return each(Variables::itensor6, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> itensor6s(int n) {
    return times(n, Variables::itensor6);
  }

  /** One {@link Variables#itensor7(String)} for each name. */
  public static List<TensorVariable> itensor7s(String... names) {
    return each(Variables::itensor7, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> itensor7s(int n) {
    return times(n, Variables::itensor7);
  }

  /** One {@link Variables#lscalar(String)} for each name. */
  public static List<TensorVariable> lscalars(String... names) {
    return each(Variables::lscalar, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> lscalars(int n) {
    return times(n, Variables::lscalar);
  }

  /** One {@link Variables#lvector(String)} for each name. */
  public static List<TensorVariable> lvectors(String... names) {
    return each(Variables::lvector, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> lvectors(int n) {
    return times(n, Variables::lvector);
  }

  /** One {@link Variables#lrow(String)} for each name. */
  public static List<TensorVariable> lrows(String... names) {
    return each(Variables::lrow, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> lrows(int n) {
    return times(n, Variables::lrow);
  }

  /** One {@link Variables#lcol(String)} for each name. */
  public static List<TensorVariable> lcols(String... names) {
    return each(Variables::lcol, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> lcols(int n) {
    return times(n, Variables::lcol);
  }

  /** One {@link Variables#lmatrix(String)} for each name. */
  public static List<TensorVariable> lmatrices(String... names) {
    return each(Variables::lmatrix, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> lmatrices(int n) {
    return times(n, Variables::lmatrix);
  }

  /** One {@link Variables#ltensor3(String)} for each name. */
  public static List<TensorVariable> ltensor3s(String... names) {
    return each(Variables::ltensor3, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ltensor3s(int n) {
    return times(n, Variables::ltensor3);
  }

  /** One {@link Variables#ltensor4(String)} for each name. */
  public static List<TensorVariable> ltensor4s(String... names) {
    return each(Variables::ltensor4, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ltensor4s(int n) {
    return times(n, Variables::ltensor4);
  }

  /** One {@link Variables#ltensor5(String)} for each name. */
  public static List<TensorVariable> ltensor5s(String... names) {
    return each(Variables::ltensor5, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ltensor5s(int n) {
    return times(n, Variables::ltensor5);
  }

  /** One {@link Variables#ltensor6(String)} for each name. */
  public static List<TensorVariable> ltensor6s(String... names) {
    return each(Variables::ltensor6, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ltensor6s(int n) {
    return times(n, Variables::ltensor6);
  }

  /** One {@link Variables#ltensor7(String)} for each name. */
  public static List<TensorVariable> ltensor7s(String... names) {
    return each(Variables::ltensor7, names);
  }

  /** {@code n} without names. */
  public static List<TensorVariable> ltensor7s(int n) {
    return times(n, Variables::ltensor7);
  }
}
