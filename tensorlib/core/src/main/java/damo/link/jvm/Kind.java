package damo.link.jvm;

import damo.scalar.DType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * The Java type in which values of a dtype are computed; narrower integers wrap after each step.
 */
enum Kind {
  INT(TypeKind.INT, ConstantDescs.CD_int, "int"),
  LONG(TypeKind.LONG, ConstantDescs.CD_long, "long"),
  FLOAT(TypeKind.FLOAT, ConstantDescs.CD_float, "float"),
  DOUBLE(TypeKind.DOUBLE, ConstantDescs.CD_double, "double");

  final TypeKind type;
  final ClassDesc desc;
  final String java;

  Kind(TypeKind type, ClassDesc desc, String java) {
    this.type = type;
    this.desc = desc;
    this.java = java;
  }

  static Kind of(DType dtype) {
    return switch (dtype) {
      case BOOL, INT8, INT16, INT32, UINT8, UINT16 -> INT;
      case INT64, UINT32, UINT64 -> LONG;
      case FLOAT16, FLOAT32 -> FLOAT;
      case FLOAT64 -> DOUBLE;
    };
  }

  /** Whether values of the dtype are stored as they are computed. */
  static boolean isStorage(DType dtype) {
    return switch (dtype) {
      case INT32, INT64, UINT64, FLOAT32, FLOAT64 -> true;
      case BOOL, INT8, INT16, UINT8, UINT16, UINT32, FLOAT16 -> false;
    };
  }

  boolean isFloating() {
    return this == FLOAT || this == DOUBLE;
  }

  ClassDesc arrayDesc() {
    return desc.arrayType();
  }

  Object allocate(int n) {
    return switch (this) {
      case INT -> new int[n];
      case LONG -> new long[n];
      case FLOAT -> new float[n];
      case DOUBLE -> new double[n];
    };
  }
}
