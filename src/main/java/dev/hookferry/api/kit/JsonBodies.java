package dev.hookferry.api.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of requests: UTF-8, at most 64 levels deep, no key twice, numbers exact. */
public final class JsonBodies {

  private static final int MAX_DEPTH = 64;

  /** How Jackson's message starts where a key stands twice; there is no type for it. */
  private static final String DUPLICATE = "Duplicate field";

  /** Shared with {@link RawJson}, which must see the same tokens. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(6 * 1024 * 1024)
                  .build())
          .build();

  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonBodies() {}

  /**
   * @param bytes null counts as empty
   */
  public static Body parse(byte[] bytes) {
    return parse(bytes, () -> MAPPER.readTree(bytes));
  }

  /**
   * The same, and what {@link RawJson} finds, in one pass.
   *
   * @param values gets the bytes of the member of this name, of the object or of each item of the
   *     array; nothing where the body is not parsed
   */
  public static Body parse(byte[] bytes, String name, List<Optional<byte[]>> values) {
    return parse(
        bytes,
        () -> {
          try (var cutter = new MemberCutter(MAPPER.createParser(bytes), bytes, name)) {
            JsonNode json = MAPPER.readTree(cutter);
            values.addAll(cutter.values());
            return json == null ? MissingNode.getInstance() : json;
          }
        });
  }

  /** Reads a tree, or fails. */
  private interface Reader {
    JsonNode read() throws IOException;
  }

  private static Body parse(byte[] bytes, Reader reader) {
    if (bytes == null || bytes.length == 0) {
      return new Body.Empty();
    }
    if (!isUtf8(bytes)) {
      return new Body.Malformed(0, "not UTF-8");
    }
    return parseUtf8(bytes, reader);
  }

  private static Body parseUtf8(byte[] bytes, Reader reader) {
    try {
      JsonNode json = reader.read();
      return json.isMissingNode()
          ? new Body.Malformed(characters(bytes, bytes.length), "no value")
          : new Body.Parsed(json);
    } catch (JsonProcessingException e) {
      return malformed(bytes, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Body.Malformed malformed(byte[] bytes, JsonProcessingException e) {
    if (e.getLocation() == null) {
      return new Body.Malformed(0, fault(e));
    }
    int position = characters(bytes, e.getLocation().getByteOffset());
    return new Body.Malformed(position, fault(e) + " at position " + position);
  }

  /** In our words: Jackson's name its own classes and features. */
  private static String fault(JsonProcessingException e) {
    return switch (e) {
      case JsonEOFException end -> "unexpected end";
      case StreamConstraintsException bound -> "nested too deep or too long";
      case MismatchedInputException more -> "more than one value";
      default -> e.getOriginalMessage().startsWith(DUPLICATE) ? "duplicate key" : "unexpected text";
    };
  }

  /** A zero byte up front is how Jackson would take the text for UTF-16 or UTF-32. */
  private static boolean isUtf8(byte[] bytes) {
    for (int i = 0; i < Math.min(4, bytes.length); i++) {
      if (bytes[i] == 0) {
        return false;
      }
    }
    return Utf8.text(bytes).isPresent();
  }

  private static int characters(byte[] bytes, long offset) {
    int end = (int) Math.clamp(offset, 0, bytes.length);
    String before = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    return before.codePointCount(0, before.length());
  }
}
