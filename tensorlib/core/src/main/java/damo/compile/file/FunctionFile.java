package damo.compile.file;

import damo.error.DamoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The file of a function: {@code DAMOFUNC}, a version, the length and the CRC-32 of what follows,
 * then the function as tagged data.
 *
 * <p>Every datum begins with a {@link Tag}. Ops are records: a file has the name of the class and,
 * by name, the values of the components. Nothing else is made when a file is read: no code of a
 * file runs, and only records and enums of Damo's own graphs are named in it. Values of shared
 * variables are part of the file.
 */
public final class FunctionFile {
  private static final byte[] MAGIC = "DAMOFUNC".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER = 8 + 4 + 8 + 8;

  private FunctionFile() {}

  /**
   * Writes a function; the file is whole or not there.
   *
   * @throws DamoException if the function holds what no file can: Java code of the user
   */
  public static void write(Path path, StoredFunction function) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    try {
      new FunctionWriter(payload).write(function);
      ByteArrayOutputStream whole = new ByteArrayOutputStream(payload.size() + HEADER);
      DataOutputStream out = new DataOutputStream(whole);
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeLong(payload.size());
      out.writeLong(checksum(payload.toByteArray()));
      payload.writeTo(out);
      replace(path.toAbsolutePath(), whole.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  private static void replace(Path path, byte[] bytes) throws IOException {
    Path beside = Files.createTempFile(path.getParent(), path.getFileName().toString(), ".part");
    try {
      Files.delete(beside); // a temporary file is its owner's alone, this one is as others are
      Files.write(beside, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /**
   * Reads a function.
   *
   * @throws DamoException if the file is none of a function, damaged, or of another version
   */
  public static StoredFunction read(Path path) {
    byte[] payload = payload(path, bytes(path));
    try {
      return new FunctionReader(payload).read();
    } catch (IOException | RuntimeException e) {
      throw new DamoException(
          path + " cannot be read as a function of this version of Damo: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw new DamoException("there is no file " + path, e);
    } catch (IOException e) {
      throw new DamoException("cannot read " + path + ": " + e.getMessage(), e);
    }
  }

  private static byte[] payload(Path path, byte[] bytes) {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    try {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC))
        throw new DamoException(
            path + " is no file of a function: it does not begin with DAMOFUNC");
      int version = in.readInt();
      if (version != VERSION)
        throw new DamoException(
            path + " has version " + version + ", this Damo reads version " + VERSION);
      long length = in.readLong();
      long sum = in.readLong();
      byte[] payload = in.readAllBytes();
      if (payload.length != length)
        throw new DamoException(
            path + " is damaged: " + length + " bytes were written, it has " + payload.length);
      if (checksum(payload) != sum)
        throw new DamoException(path + " is damaged: its checksum does not fit");
      return payload;
    } catch (IOException e) {
      throw new DamoException(path + " is damaged: it ends in its header", e);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
