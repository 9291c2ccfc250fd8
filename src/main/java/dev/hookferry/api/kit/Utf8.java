package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Text out of bytes that are UTF-8 to the letter (RFC 3629). Overlong forms, surrogates, sequences
 * that are cut off have no text, and get none: with U+FFFD in their place two different inputs
 * would become one.
 */
public final class Utf8 {

  private static final int LAST_BYTE = 0xFF;
  private static final int ESCAPE_LENGTH = 3;

  private Utf8() {}

  /** The text of these bytes; empty where they are no UTF-8. */
  public static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * The text of a header's value; empty where it is no UTF-8.
   *
   * @param value as the server gives it, a character for each byte
   */
  public static Optional<String> ofHeader(String value) {
    boolean ofBytes = value.chars().allMatch(character -> character <= LAST_BYTE);
    return ofBytes ? text(value.getBytes(ISO_8859_1)) : Optional.empty();
  }

  /**
   * The text behind percent-encoding (RFC 3986, section 2.1); empty where it is no UTF-8, or where
   * a percent sign begins no escape.
   *
   * @param encoded a character for each byte
   */
  public static Optional<String> percentDecoded(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return ofHeader(encoded);
    }
    StringBuilder bytes = new StringBuilder(encoded.length());
    int end = 0;
    for (int at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', end)) {
      if (!isEscape(encoded, at)) {
        return Optional.empty();
      }
      bytes.append(encoded, end, at);
      end = at + ESCAPE_LENGTH;
      bytes.append((char) HexFormat.fromHexDigits(encoded, at + 1, end));
    }
    return ofHeader(bytes.append(encoded, end, encoded.length()).toString());
  }

  private static boolean isEscape(String text, int at) {
    return at + ESCAPE_LENGTH <= text.length()
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }
}
