package dev.hookferry.flow.send;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where a request goes.
 *
 * @param host a name or an address, IPv6 without brackets
 * @param uri path and query as they are sent
 */
record Target(String host, int port, boolean https, String uri) {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  /** Fails where the text is no URL with a host: it was checked when it was stored. */
  static Target of(String url) {
    URI uri = URI.create(url);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("a URL without a host");
    }
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    int defaultPort = https ? HTTPS_PORT : HTTP_PORT;
    int port = uri.getPort() == -1 ? defaultPort : uri.getPort();
    return new Target(withoutBrackets(uri.getHost()), port, https, pathAndQuery(uri));
  }

  private static String withoutBrackets(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static String pathAndQuery(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
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
