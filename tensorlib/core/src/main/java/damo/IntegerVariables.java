package damo;

import damo.scalar.DType;
import damo.tensor.TensorType;
import damo.tensor.TensorVariable;

/**
 * Makes variables of integers: a prefix for the dtype ({@code b w i l f d}: int8 to int64, float32,
 * float64; none: floatX) before a kind (scalar, vector, row, col, matrix, tensor3 to tensor7). A
 * row has length 1 on axis 0, a col on axis 1; these axes broadcast.
 */
public abstract class IntegerVariables {
  static TensorVariable make(DType dtype, String name, long... lengths) {
    return TensorType.of(dtype, lengths).variable(name.isEmpty() ? null : name);
  }

  /** A scalar of int8. */
  public static TensorVariable bscalar() {
    return bscalar("");
  }

  /** A scalar of int8. */
  public static TensorVariable bscalar(String name) {
    return make(DType.INT8, name);
  }

  /** A vector of int8. */
  public static TensorVariable bvector() {
    return bvector("");
  }

  /** A vector of int8. */
  public static TensorVariable bvector(String name) {
    return make(DType.INT8, name, -1);
  }

  /** A row of int8. */
  public static TensorVariable brow() {
    return brow("");
  }

  /** A row of int8. */
  public static TensorVariable brow(String name) {
    return make(DType.INT8, name, 1, -1);
  }

  /** A col of int8. */
  public static TensorVariable bcol() {
    return bcol("");
  }

  /** A col of int8. */
  public static TensorVariable bcol(String name) {
    return make(DType.INT8, name, -1, 1);
  }

  /** A matrix of int8. */
  public static TensorVariable bmatrix() {
    return bmatrix("");
  }

  /** A matrix of int8. */
  public static TensorVariable bmatrix(String name) {
    return make(DType.INT8, name, -1, -1);
  }

  /** A tensor3 of int8. */
  public static TensorVariable btensor3() {
    return btensor3("");
  }

  /** A tensor3 of int8. */
  public static TensorVariable btensor3(String name) {
    return make(DType.INT8, name, -1, -1, -1);
  }

  /** A tensor4 of int8. */
  public static TensorVariable btensor4() {
    return btensor4("");
  }

  /** A tensor4 of int8. */
  public static TensorVariable btensor4(String name) {
    return make(DType.INT8, name, -1, -1, -1, -1);
  }

  /** A tensor5 of int8. */
  public static TensorVariable btensor5() {
    return btensor5("");
  }

  /** A tensor5 of int8. */
  public static TensorVariable btensor5(String name) {
    return make(DType.INT8, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of int8. */
  public static TensorVariable btensor6() {
    return btensor6("");
  }

  /** A tensor6 of int8. */
  public static TensorVariable btensor6(String name) {
    return make(DType.INT8, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of int8. */
  public static TensorVariable btensor7() {
    return btensor7("");
  }

  /** A tensor7 of int8. */
  public static TensorVariable btensor7(String name) {
    return make(DType.INT8, name, -1, -1, -1, -1, -1, -1, -1);
  }

  /** A scalar of int16. */
  public static TensorVariable wscalar() {
    return wscalar("");
  }

  /** A scalar of int16. */
  public static TensorVariable wscalar(String name) {
    return make(DType.INT16, name);
  }

  /** A vector of int16. */
  public static TensorVariable wvector() {
    return wvector("");
  }

  /** A vector of int16. */
  public static TensorVariable wvector(String name) {
    return make(DType.INT16, name, -1);
  }

  /** A row of int16. */
  public static TensorVariable wrow() {
    return wrow("");
  }

  /** A row of int16. */
  public static TensorVariable wrow(String name) {
    return make(DType.INT16, name, 1, -1);
  }

  /** A col of int16. */
  public static TensorVariable wcol() {
    return wcol("");
  }

  /** A col of int16. */
  public static TensorVariable wcol(String name) {
    return make(DType.INT16, name, -1, 1);
  }

  /** A matrix of int16. */
  public static TensorVariable wmatrix() {
    return wmatrix("");
  }

  /** A matrix of int16. */
  public static TensorVariable wmatrix(String name) {
    return make(DType.INT16, name, -1, -1);
  }

  /** A tensor3 of int16. */
  public static TensorVariable wtensor3() {
    return wtensor3("");
  }

  /** A tensor3 of int16. */
  public static TensorVariable wtensor3(String name) {
    return make(DType.INT16, name, -1, -1, -1);
  }

  /** A tensor4 of int16. */
  public static TensorVariable wtensor4() {
    return wtensor4("");
  }

  /** A tensor4 of int16. */
  public static TensorVariable wtensor4(String name) {
    return make(DType.INT16, name, -1, -1, -1, -1);
  }

  /** A tensor5 of int16. */
  public static TensorVariable wtensor5() {
    return wtensor5("");
  }

  /** A tensor5 of int16. */
  public static TensorVariable wtensor5(String name) {
    return make(DType.INT16, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of int16. */
  public static TensorVariable wtensor6() {
    return wtensor6("");
  }

  /** A tensor6 of int16. */
  public static TensorVariable wtensor6(String name) {
    return make(DType.INT16, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of int16. */
  public static TensorVariable wtensor7() {
    return wtensor7("");
  }

  /** A tensor7 of int16. */
  public static TensorVariable wtensor7(String name) {
    return make(DType.INT16, name, -1, -1, -1, -1, -1, -1, -1);
  }

  /** A scalar of int32. */
  public static TensorVariable iscalar() {
    return iscalar("");
  }

  /** A scalar of int32. */
  public static TensorVariable iscalar(String name) {
    return make(DType.INT32, name);
  }

  /** A vector of int32. */
  public static TensorVariable ivector() {
    return ivector("");
  }

  /** A vector of int32. */
  public static TensorVariable ivector(String name) {
    return make(DType.INT32, name, -1);
  }

  /** A row of int32. */
  public static TensorVariable irow() {
    return irow("");
  }

  /** A row of int32. */
  public static TensorVariable irow(String name) {
    return make(DType.INT32, name, 1, -1);
  }

  /** A col of int32. */
  public static TensorVariable icol() {
    return icol("");
  }

  /** A col of int32. */
  public static TensorVariable icol(String name) {
    return make(DType.INT32, name, -1, 1);
  }

  /** A matrix of int32. */
  public static TensorVariable imatrix() {
    return imatrix("");
  }

  /** A matrix of int32. */
  public static TensorVariable imatrix(String name) {
    return make(DType.INT32, name, -1, -1);
  }

  /** A tensor3 of int32. */
  public static TensorVariable itensor3() {
    return itensor3("");
  }

  /** A tensor3 of int32. */
  public static TensorVariable itensor3(String name) {
    return make(DType.INT32, name, -1, -1, -1);
  }

  /** A tensor4 of int32. */
  public static TensorVariable itensor4() {
    return itensor4("");
  }

  /** A tensor4 of int32. */
  public static TensorVariable itensor4(String name) {
    return make(DType.INT32, name, -1, -1, -1, -1);
  }

  /** A tensor5 of int32. */
  public static TensorVariable itensor5() {
    return itensor5("");
  }

  /** A tensor5 of int32. */
  public static TensorVariable itensor5(String name) {
    return make(DType.INT32, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of int32. */
  public static TensorVariable itensor6() {
    return itensor6("");
  }

  /** A tensor6 of int32. */
  public static TensorVariable itensor6(String name) {
    return make(DType.INT32, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of int32. */
  public static TensorVariable itensor7() {
    return itensor7("");
  }

  /** A tensor7 of int32. */
  public static TensorVariable itensor7(String name) {
    return make(DType.INT32, name, -1, -1, -1, -1, -1, -1, -1);
  }

  /** A scalar of int64. */
  public static TensorVariable lscalar() {
    return lscalar("");
  }

  /** A scalar of int64. */
  public static TensorVariable lscalar(String name) {
    return make(DType.INT64, name);
  }

  /** A vector of int64. */
  public static TensorVariable lvector() {
    return lvector("");
  }

  /** A vector of int64. */
  public static TensorVariable lvector(String name) {
    return make(DType.INT64, name, -1);
  }

  /** A row of int64. */
  public static TensorVariable lrow() {
    return lrow("");
  }

  /** A row of int64. */
  public static TensorVariable lrow(String name) {
    return make(DType.INT64, name, 1, -1);
  }

  /** A col of int64. */
  public static TensorVariable lcol() {
    return lcol("");
  }

  /** A col of int64. */
  public static TensorVariable lcol(String name) {
    return make(DType.INT64, name, -1, 1);
  }

  /** A matrix of int64. */
  public static TensorVariable lmatrix() {
    return lmatrix("");
  }

  /** A matrix of int64. */
  public static TensorVariable lmatrix(String name) {
    return make(DType.INT64, name, -1, -1);
  }

  /** A tensor3 of int64. */
  public static TensorVariable ltensor3() {
    return ltensor3("");
  }

  /** A tensor3 of int64. */
  public static TensorVariable ltensor3(String name) {
    return make(DType.INT64, name, -1, -1, -1);
  }

  /** A tensor4 of int64. */
  public static TensorVariable ltensor4() {
    return ltensor4("");
  }

  /** A tensor4 of int64. */
  public static TensorVariable ltensor4(String name) {
    return make(DType.INT64, name, -1, -1, -1, -1);
  }

  /** A tensor5 of int64. */
  public static TensorVariable ltensor5() {
    return ltensor5("");
  }

  /** A tensor5 of int64. */
  public static TensorVariable ltensor5(String name) {
    return make(DType.INT64, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of int64. */
  public static TensorVariable ltensor6() {
    return ltensor6("");
  }

  /** A tensor6 of int64. */
  public static TensorVariable ltensor6(String name) {
    return make(DType.INT64, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of int64. */
  public static TensorVariable ltensor7() {
    return ltensor7("");
  }

  /** A tensor7 of int64. */
  public static TensorVariable ltensor7(String name) {
    return make(DType.INT64, name, -1, -1, -1, -1, -1, -1, -1);
  }
}
