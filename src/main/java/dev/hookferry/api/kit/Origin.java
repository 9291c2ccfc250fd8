package dev.hookferry.api.kit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;

/** Scheme and authority of this service as a client sees them: {@code https://example.com}. */
public final class Origin {

  private Origin() {}

  /** Of HTTP/1.0 without a Host, which names none, the address that was called. */
  public static String of(HttpServerRequest request) {
    HostAndPort named = request.authority();
    return request.scheme() + "://" + (named == null ? called(request.localAddress()) : named);
  }

  private static HostAndPort called(SocketAddress address) {
    return HostAndPort.create(address.hostAddress(), address.port());
  }
}
