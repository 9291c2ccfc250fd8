package dev.hookferry.flow.send;

import dev.hookferry.domain.egress.ReceiverUrl;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param uri path and query as they are sent
 */
record Target(String host, int port, boolean https, String uri) {

  /** What no path and no query may hold as it is (RFC 3986, sections 3.3 and 3.4). */
  private static final Pattern UNSAFE =
      Pattern.compile("[\"<>\\[\\\\\\]^`{|}]|%(?![0-9A-Fa-f]{2})");

  /** Fails where the text is no receiver's URL: it was checked when it was stored. */
  static Target of(String text) {
    ReceiverUrl url = ReceiverUrl.of(text);
    return new Target(
        withoutBrackets(url.host()), url.port(), url.https(), encoded(url.pathAndQuery()));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** As clients of all kinds send such a URL. */
  private static String encoded(String pathAndQuery) {
    return UNSAFE
        .matcher(pathAndQuery)
        .replaceAll(unsafe -> String.format(Locale.ROOT, "%%%02X", (int) unsafe.group().charAt(0)));
  }

  /** The request to this address of the host, under the host's name. */
  RequestOptions options(Outgoing outgoing, InetAddress address) {
    return new RequestOptions()
        .setMethod(HttpMethod.valueOf(outgoing.method()))
        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
        .setHost(host)
        .setPort(port)
        .setSsl(https)
        .setURI(uri)
        .setFollowRedirects(false)
        .setHeaders(outgoing.headers());
  }
}
