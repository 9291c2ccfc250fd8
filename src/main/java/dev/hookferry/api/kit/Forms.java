package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTML forms from a body's bytes, in memory; the framework would want the stream itself. */
public final class Forms {

  /** What bounds a form is the bound of bodies. */
  private static final int NO_BOUND = -1;

  private Forms() {}

  /**
   * The fields of a form, in order; files are left out.
   *
   * @param contentType {@code application/x-www-form-urlencoded}, or {@code multipart/form-data}
   *     with its boundary
   * @return empty where the body is not such a form
   */
  public static Optional<Map<String, List<String>>> parse(String contentType, byte[] body) {
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    String type = contentType.split(";", 2)[0].toLowerCase(Locale.ROOT);
    // The decoder knows a type in lower case alone; a boundary has its case.
    request
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type + contentType.substring(type.length()));
    return isForm(request, type) ? decode(request) : Optional.empty();
  }

  /** The decoder takes everything that is not multipart for URL-encoded. */
  private static boolean isForm(DefaultFullHttpRequest request, String type) {
    return HttpPostRequestDecoder.isMultipart(request)
        || type.startsWith(HttpHeaderValues.APPLICATION_X_WWW_FORM_URLENCODED.toString());
  }

  private static Optional<Map<String, List<String>>> decode(DefaultFullHttpRequest request) {
    HttpPostRequestDecoder decoder = null;
    try {
      decoder =
          new HttpPostRequestDecoder(
              new DefaultHttpDataFactory(false), request, UTF_8, NO_BOUND, NO_BOUND);
      return Optional.of(fields(decoder.getBodyHttpDatas()));
    } catch (HttpPostRequestDecoder.ErrorDataDecoderException e) {
      return Optional.empty();
    } finally {
      if (decoder != null) {
        decoder.destroy();
      }
    }
  }

  private static Map<String, List<String>> fields(List<InterfaceHttpData> parts) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (InterfaceHttpData part : parts) {
      if (part instanceof Attribute field) {
        fields.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(value(field));
      }
    }
    return fields;
  }

  private static String value(Attribute field) {
    try {
      return field.getValue();
    } catch (IOException e) {
      throw new UncheckedIOException("of a field in memory", e);
    }
  }
}
