package dev.hookferry.api.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Lets paths and queries say to the surfaces what they say on the wire.
 *
 * <p>The framework cuts off what follows a semicolon or a number sign, takes raw bytes for Latin-1,
 * fails at escapes that are none and puts U+FFFD for bytes that are no UTF-8: objects would be
 * found and made under ids that were not given. So what a URI may not hold raw (RFC 3986) is
 * percent-encoded first, and what is no text becomes U+0000, which nothing is called.
 */
@Singleton
class PlainTargets {

  /** Before all that counts requests: a target that is changed is routed anew. */
  private static final int FIRST = Integer.MAX_VALUE;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._~!$&'()*+,=:@/?-]*");
  private static final Pattern NOT_PLAIN =
      Pattern.compile("%(?:[0-9A-Fa-f]{2})?|[^A-Za-z0-9._~!$&'()*+,=:@/?%-]");

  /** Bytes that belong together: in UTF-8 no character mixes those above 0x7F with others. */
  private static final Pattern BYTES = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

  private static final HexFormat ESCAPES = HexFormat.of().withPrefix("%").withUpperCase();
  private static final String NOTHING = "%00";

  void register(@Observes Filters filters) {
    filters.register(PlainTargets::encode, FIRST);
  }

  private static void encode(RoutingContext context) {
    String target = target(context);
    String plain = plain(target);
    if (plain.equals(target) || !plain.startsWith("/")) {
      context.next();
    } else {
      context.reroute(plain);
    }
  }

  /** Of the absolute form (RFC 9112, section 3.2.2) the part that counts. */
  private static String target(RoutingContext context) {
    String uri = context.request().uri();
    if (uri.startsWith("/")) {
      return uri;
    }
    String query = context.request().query();
    return context.request().path() + (query == null ? "" : "?" + query);
  }

  /** The same target in characters that a URI may hold, all its escapes text. */
  static String plain(String target) {
    if (PLAIN.matcher(target).matches()) {
      return target;
    }
    String encoded = NOT_PLAIN.matcher(target).replaceAll(found -> escape(found.group()));
    return BYTES.matcher(encoded).replaceAll(run -> text(run.group()));
  }

  private static String escape(String found) {
    if (found.startsWith("%")) {
      return found.length() > 1 ? found : NOTHING;
    }
    // The server gives bytes; a gateway in front of a function may give more.
    boolean isByte = found.codePointAt(0) <= 0xFF;
    return ESCAPES.formatHex(found.getBytes(isByte ? ISO_8859_1 : UTF_8));
  }

  private static String text(String bytes) {
    return Utf8.percentDecoded(bytes).isPresent() ? bytes : NOTHING;
  }
}
