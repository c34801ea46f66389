package damo.kernel.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the four parts of a message with the key of the connection file. */
final class Signer {
  private final String key;
  private final String algorithm;

  /** A signer for a scheme such as {@code hmac-sha256}; an empty key signs nothing. */
  Signer(String key, String scheme) {
    this.key = key;
    this.algorithm = scheme.toLowerCase(Locale.ROOT).replace("-", "");
    sign(List.of());
  }

  /** The signature as lower-case hexadecimal digits, empty without a key. */
  byte[] sign(List<byte[]> parts) {
    if (key.isEmpty()) {
      return new byte[0];
    }
    Mac mac = mac();
    parts.forEach(mac::update);
    return HexFormat.of().formatHex(mac.doFinal()).getBytes(US_ASCII);
  }

  /** Whether {@code signature} is that of {@code parts}; takes equally long right or wrong. */
  boolean accepts(byte[] signature, List<byte[]> parts) {
    return MessageDigest.isEqual(sign(parts), signature) || key.isEmpty();
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), algorithm));
      return mac;
    } catch (GeneralSecurityException unknown) {
      throw new IllegalArgumentException(
          "The connection file asks for signatures of scheme "
              + algorithm
              + "; Java here has none. hmac-sha256 always works.",
          unknown);
    }
  }
}
