package damo;

import damo.scalar.DType;
import damo.tensor.TensorVariable;

/**
 * Makes variables: a prefix for the dtype ({@code b w i l f d}: int8 to int64, float32, float64;
 * none: floatX) before a kind (scalar, vector, row, col, matrix, tensor3 to tensor7). A row has
 * length 1 on axis 0, a col on axis 1; these axes broadcast.
 */
public abstract class Variables extends IntegerVariables {

  /** A scalar of floatX. */
  public static TensorVariable scalar() {
    return scalar("");
  }

  /** A scalar of floatX. */
  public static TensorVariable scalar(String name) {
    return make(DType.floatX(), name);
  }

  /** A vector of floatX. */
  public static TensorVariable vector() {
    return vector("");
  }

  /** A vector of floatX. */
  public static TensorVariable vector(String name) {
    return make(DType.floatX(), name, -1);
  }

  /** A row of floatX. */
  public static TensorVariable row() {
    return row("");
  }

  /** A row of floatX. */
  public static TensorVariable row(String name) {
    return make(DType.floatX(), name, 1, -1);
  }

  /** A col of floatX. */
  public static TensorVariable col() {
    return col("");
  }

  /** A col of floatX. */
  public static TensorVariable col(String name) {
    return make(DType.floatX(), name, -1, 1);
  }

  /** A matrix of floatX. */
  public static TensorVariable matrix() {
    return matrix("");
  }

  /** A matrix of floatX. */
  public static TensorVariable matrix(String name) {
    return make(DType.floatX(), name, -1, -1);
  }

  /** A tensor3 of floatX. */
  public static TensorVariable tensor3() {
    return tensor3("");
  }

  /** A tensor3 of floatX. */
  public static TensorVariable tensor3(String name) {
    return make(DType.floatX(), name, -1, -1, -1);
  }

  /** A tensor4 of floatX. */
  public static TensorVariable tensor4() {
    return tensor4("");
  }

  /** A tensor4 of floatX. */
  public static TensorVariable tensor4(String name) {
    return make(DType.floatX(), name, -1, -1, -1, -1);
  }

  /** A tensor5 of floatX. */
  public static TensorVariable tensor5() {
    return tensor5("");
  }

  /** A tensor5 of floatX. */
  public static TensorVariable tensor5(String name) {
    return make(DType.floatX(), name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of floatX. */
  public static TensorVariable tensor6() {
    return tensor6("");
  }

  /** A tensor6 of floatX. */
  public static TensorVariable tensor6(String name) {
    return make(DType.floatX(), name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of floatX. */
  public static TensorVariable tensor7() {
    return tensor7("");
  }

  /** A tensor7 of floatX. */
  public static TensorVariable tensor7(String name) {
    return make(DType.floatX(), name, -1, -1, -1, -1, -1, -1, -1);
  }

  /** A scalar of float32. */
  public static TensorVariable fscalar() {
    return fscalar("");
  }

  /** A scalar of float32. */
  public static TensorVariable fscalar(String name) {
    return make(DType.FLOAT32, name);
  }

  /** A vector of float32. */
  public static TensorVariable fvector() {
    return fvector("");
  }

  /** A vector of float32. */
  public static TensorVariable fvector(String name) {
    return make(DType.FLOAT32, name, -1);
  }

  /** A row of float32. */
  public static TensorVariable frow() {
    return frow("");
  }

  /** A row of float32. */
  public static TensorVariable frow(String name) {
    return make(DType.FLOAT32, name, 1, -1);
  }

  /** A col of float32. */
  public static TensorVariable fcol() {
    return fcol("");
  }

  /** A col of float32. */
  public static TensorVariable fcol(String name) {
    return make(DType.FLOAT32, name, -1, 1);
  }

  /** A matrix of float32. */
  public static TensorVariable fmatrix() {
    return fmatrix("");
  }

  /** A matrix of float32. */
  public static TensorVariable fmatrix(String name) {
    return make(DType.FLOAT32, name, -1, -1);
  }

  /** A tensor3 of float32. */
  public static TensorVariable ftensor3() {
    return ftensor3("");
  }

  /** A tensor3 of float32. */
  public static TensorVariable ftensor3(String name) {
    return make(DType.FLOAT32, name, -1, -1, -1);
  }

  /** A tensor4 of float32. */
  public static TensorVariable ftensor4() {
    return ftensor4("");
  }

  /** A tensor4 of float32. */
  public static TensorVariable ftensor4(String name) {
    return make(DType.FLOAT32, name, -1, -1, -1, -1);
  }

  /** A tensor5 of float32. */
  public static TensorVariable ftensor5() {
    return ftensor5("");
  }

  /** A tensor5 of float32. */
  public static TensorVariable ftensor5(String name) {
    return make(DType.FLOAT32, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of float32. */
  public static TensorVariable ftensor6() {
    return ftensor6("");
  }

  /** A tensor6 of float32. */
  public static TensorVariable ftensor6(String name) {
    return make(DType.FLOAT32, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of float32. */
  public static TensorVariable ftensor7() {
    return ftensor7("");
  }

  /** A tensor7 of float32. */
  public static TensorVariable ftensor7(String name) {
    return make(DType.FLOAT32, name, -1, -1, -1, -1, -1, -1, -1);
  }

  /** A scalar of float64. */
  public static TensorVariable dscalar() {
    return dscalar("");
  }

  /** A scalar of float64. */
  public static TensorVariable dscalar(String name) {
    return make(DType.FLOAT64, name);
  }

  /** A vector of float64. */
  public static TensorVariable dvector() {
    return dvector("");
  }

  /** A vector of float64. */
  public static TensorVariable dvector(String name) {
    return make(DType.FLOAT64, name, -1);
  }

  /** A row of float64. */
  public static TensorVariable drow() {
    return drow("");
  }

  /** A row of float64. */
  public static TensorVariable drow(String name) {
    return make(DType.FLOAT64, name, 1, -1);
  }

  /** A col of float64. */
  public static TensorVariable dcol() {
    return dcol("");
  }

  /** A col of float64. */
  public static TensorVariable dcol(String name) {
    return make(DType.FLOAT64, name, -1, 1);
  }

  /** A matrix of float64. */
  public static TensorVariable dmatrix() {
    return dmatrix("");
  }

  /** A matrix of float64. */
  public static TensorVariable dmatrix(String name) {
    return make(DType.FLOAT64, name, -1, -1);
  }

  /** A tensor3 of float64. */
  public static TensorVariable dtensor3() {
    return dtensor3("");
  }

  /** A tensor3 of float64. */
  public static TensorVariable dtensor3(String name) {
    return make(DType.FLOAT64, name, -1, -1, -1);
  }

  /** A tensor4 of float64. */
  public static TensorVariable dtensor4() {
    return dtensor4("");
  }

  /** A tensor4 of float64. */
  public static TensorVariable dtensor4(String name) {
    return make(DType.FLOAT64, name, -1, -1, -1, -1);
  }

  /** A tensor5 of float64. */
  public static TensorVariable dtensor5() {
    return dtensor5("");
  }

  /** A tensor5 of float64. */
  public static TensorVariable dtensor5(String name) {
    return make(DType.FLOAT64, name, -1, -1, -1, -1, -1);
  }

  /** A tensor6 of float64. */
  public static TensorVariable dtensor6() {
    return dtensor6("");
  }

  /** A tensor6 of float64. */
  public static TensorVariable dtensor6(String name) {
    return make(DType.FLOAT64, name, -1, -1, -1, -1, -1, -1);
  }

  /** A tensor7 of float64. */
  public static TensorVariable dtensor7() {
    return dtensor7("");
  }

  /** A tensor7 of float64. */
  public static TensorVariable dtensor7(String name) {
    return make(DType.FLOAT64, name, -1, -1, -1, -1, -1, -1, -1);
  }
}
