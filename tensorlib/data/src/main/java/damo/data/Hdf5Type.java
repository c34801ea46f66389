package damo.data;

import damo.scalar.DType;
import io.jhdf.api.Attribute;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The element type of an array in an HDF5 file: as its bytes lie there, and as it is shown. */
record Hdf5Type(DType stored, ByteOrder order, DType shown) {
  /** Where a file written here says what its uint8 or float32 really are. */
  static final String MARK = "damo_dtype";

  static Optional<Hdf5Type> of(DatasetBase dataset) {
    return of(dataset.getDataType())
        .map(type ->
            marked(dataset)
                .map(shown -> new Hdf5Type(type.stored, type.order, shown))
                .orElse(type));
  }

  private static Optional<Hdf5Type> of(DataType type) {
    return switch (type) {
      case FixedPoint number ->
          dtype((number.isSigned() ? "INT" : "UINT") + 8 * number.getSize())
              .map(dtype -> new Hdf5Type(dtype, number.getByteOrder(), dtype));
      case FloatingPoint number ->
          dtype("FLOAT" + 8 * number.getSize())
              .map(dtype -> new Hdf5Type(dtype, number.getByteOrder(), dtype));
      case EnumDataType choice when isBool(choice) ->
          Optional.of(new Hdf5Type(DType.BOOL, ByteOrder.LITTLE_ENDIAN, DType.BOOL));
      default -> Optional.empty();
    };
  }

  /** HDF5 has no bool; h5py writes one byte that is called FALSE or TRUE. */
  private static boolean isBool(EnumDataType choice) {
    return choice.getSize() == 1
        && Set.of("FALSE", "TRUE").equals(Set.copyOf(choice.getEnumMapping().values()));
  }

  private static Optional<DType> marked(DatasetBase dataset) {
    return Optional.ofNullable(dataset.getAttribute(MARK))
        .map(Attribute::getData)
        .flatMap(name -> dtype(name.toString().toUpperCase(Locale.ROOT)));
  }

  private static Optional<DType> dtype(String name) {
    return Arrays.stream(DType.values()).filter(dtype -> dtype.name().equals(name)).findFirst();
  }
}
