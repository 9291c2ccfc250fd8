package dev.hookferry.api.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Cuts a member's value out of JSON byte for byte, for data that is signed as it was given. */
public final class RawJson {

  private RawJson() {}

  /** The bytes of the member's value, or empty where the object has no such member. */
  public static Optional<byte[]> member(byte[] object, String name) {
    try (JsonParser parser = JsonBodies.FACTORY.createParser(object)) {
      parser.nextToken();
      return member(parser, object, name);
    } catch (IOException e) {
      throw new UncheckedIOException("not parsed before", e);
    }
  }

  /** Reads the value that the parser stands on to its end. */
  private static Optional<byte[]> member(JsonParser parser, byte[] source, String name)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Optional.empty();
    }
    Optional<byte[]> found = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(name);
      parser.nextToken();
      byte[] value = value(parser, source);
      found = wanted ? Optional.of(value) : found;
    }
    return found;
  }

  private static byte[] value(JsonParser parser, byte[] source) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    parser.skipChildren();
    // Strings are read lazily: without this the end would be their opening quote.
    parser.finishToken();
    return Arrays.copyOfRange(source, start, (int) parser.currentLocation().getByteOffset());
  }
}
