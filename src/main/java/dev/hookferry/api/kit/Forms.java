package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads HTML forms from a body's bytes, in memory; the framework would want the stream itself. */
public final class Forms {

  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final Pattern END_OF_LINE = Pattern.compile("[\\r\\n]+\\z");

  /** What bounds a form is the bound of bodies. */
  private static final int NO_BOUND = -1;

  private Forms() {}

  /**
   * The fields of a form, in order; files are left out.
   *
   * @param contentType {@code application/x-www-form-urlencoded}, or {@code multipart/form-data}
   *     with its boundary
   * @return empty where the body is not such a form, or holds a field that is no text
   */
  public static Optional<Map<String, List<String>>> parse(String contentType, byte[] body) {
    String type = contentType.split(";", 2)[0].toLowerCase(Locale.ROOT);
    if (type.strip().equals(URL_ENCODED)) {
      return urlEncoded(END_OF_LINE.matcher(new String(body, ISO_8859_1)).replaceFirst(""));
    }
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    // The decoder knows a type in lower case alone; a boundary has its case.
    request
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type + contentType.substring(type.length()));
    return HttpPostRequestDecoder.isMultipart(request) ? multipart(request) : Optional.empty();
  }

  /** The URL Standard's parser (section 5.1), but that it never puts U+FFFD for bytes. */
  private static Optional<Map<String, List<String>>> urlEncoded(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String field : body.split("&")) {
      String[] parts = field.replace('+', ' ').split("=", 2);
      Optional<String> name = Utf8.percentDecoded(parts[0]);
      Optional<String> value = Utf8.percentDecoded(parts.length > 1 ? parts[1] : "");
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      if (!field.isEmpty()) {
        add(fields, name.get(), value.get());
      }
    }
    return Optional.of(fields);
  }

  private static Optional<Map<String, List<String>>> multipart(DefaultFullHttpRequest request) {
    HttpPostMultipartRequestDecoder decoder = null;
    try {
      decoder =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(false), request, UTF_8, NO_BOUND, NO_BOUND);
      return Optional.of(fields(decoder.getBodyHttpDatas()));
    } catch (HttpPostRequestDecoder.ErrorDataDecoderException | CharacterCodingException e) {
      return Optional.empty();
    } finally {
      if (decoder != null) {
        decoder.destroy();
      }
    }
  }

  private static Map<String, List<String>> fields(List<InterfaceHttpData> parts)
      throws CharacterCodingException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (InterfaceHttpData part : parts) {
      if (part instanceof Attribute field) {
        add(fields, field.getName(), value(field));
      }
    }
    return fields;
  }

  /** In the charset that the part names, else UTF-8. */
  private static String value(Attribute field) throws CharacterCodingException {
    return field.getCharset().newDecoder().decode(ByteBuffer.wrap(bytes(field))).toString();
  }

  private static byte[] bytes(Attribute field) {
    try {
      return field.get();
    } catch (IOException e) {
      throw new UncheckedIOException("of a field in memory", e);
    }
  }

  private static void add(Map<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
