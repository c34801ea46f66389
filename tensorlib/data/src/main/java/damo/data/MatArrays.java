package damo.data;

import damo.data.raw.Fortran;
import damo.scalar.DType;
import damo.scalar.Ints;
import damo.value.Elements;
import damo.value.Nd4jBorder;
import damo.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.ObjectStruct;
import us.hebi.matlab.mat.types.Sparse;
import us.hebi.matlab.mat.types.Struct;

/** MATLAB's arrays of all kinds as what a Java program works with. */
final class MatArrays {
  private MatArrays() {}

  static Object convert(Array array, String name) {
    return switch (array) {
      case Sparse sparse -> rows(sparse, name);
      case Matrix matrix -> numbers(matrix, name);
      case Char text -> text(text);
      case Cell cell ->
          IntStream.range(0, cell.getNumElements())
              .mapToObj(i -> convert(cell.get(i), "%s{%d}".formatted(name, i + 1)))
              .toList();
      case ObjectStruct object -> throw noData(array, name);
      case Struct struct -> structs(struct, name);
      default -> throw noData(array, name);
    };
  }

  private static DataException noData(Array array, String name) {
    return new DataException(
        "variable \"%s\" is of MATLAB's type %s, which is no data"
            .formatted(name, array.getType()));
  }

  private static INDArray numbers(Matrix matrix, String name) {
    checkReal(matrix, name);
    DType dtype = matrix.isLogical() ? DType.BOOL : dtype(matrix.getType());
    Ints shape = Ints.of(matrix.getDimensions());
    Value columns = Value.zeros(dtype, shape);
    var elements = Elements.of(dtype);
    for (int i = 0; i < columns.size(); i++) {
      if (dtype.isFloat()) {
        elements.setDouble(columns.array(), i, matrix.getDouble(i));
      } else {
        elements.setLong(columns.array(), i, matrix.getLong(i));
      }
    }
    return Nd4jBorder.toNd4j(Fortran.toRows(columns, shape));
  }

  private static void checkReal(Matrix matrix, String name) {
    if (matrix.isComplex()) {
      throw new DataException("variable \"" + name + "\" is complex; only real numbers are read");
    }
  }

  private static DType dtype(MatlabType type) {
    return switch (type) {
      case Single -> DType.FLOAT32;
      case Int8 -> DType.INT8;
      case UInt8 -> DType.UINT8;
      case Int16 -> DType.INT16;
      case UInt16 -> DType.UINT16;
      case Int32 -> DType.INT32;
      case UInt32 -> DType.UINT32;
      case Int64 -> DType.INT64;
      case UInt64 -> DType.UINT64;
      default -> DType.FLOAT64;
    };
  }

  /** MATLAB keeps columns, so the entries come column by column and are dealt to their rows. */
  private static Csr rows(Sparse sparse, String name) {
    checkReal(sparse, name);
    List<Map<Integer, Float>> rows = new ArrayList<>();
    IntStream.range(0, sparse.getNumRows()).forEach(row -> rows.add(new LinkedHashMap<>()));
    sparse.forEach((row, column, real, imaginary) -> rows.get(row).put(column, (float) real));
    var made = new CsrBuilder();
    for (Map<Integer, Float> row : rows) {
      row.forEach(made::add);
      made.endRow();
    }
    return made.build(sparse.getNumCols());
  }

  private static Object text(Char text) {
    return text.getNumElements() == 0
        ? ""
        : text.getNumRows() == 1
            ? text.getString()
            : IntStream.range(0, text.getNumRows()).mapToObj(text::getRow).toList();
  }

  private static Object structs(Struct struct, String name) {
    List<Map<String, Object>> all =
        IntStream.range(0, struct.getNumElements()).mapToObj(i -> fields(struct, i, name)).toList();
    return all.size() == 1 ? all.getFirst() : all;
  }

  private static Map<String, Object> fields(Struct struct, int place, String name) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String field : struct.getFieldNames()) {
      fields.put(field, convert(struct.get(field, place), name + "." + field));
    }
    return fields;
  }
}
