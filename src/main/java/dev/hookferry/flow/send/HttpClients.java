package dev.hookferry.flow.send;

import dev.hookferry.config.HookferryConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** The HTTP clients: one that verifies certificates, and one for endpoints that ask not to. */
@ApplicationScoped
class HttpClients {

  // A receiver that closes a kept connection just as a request is written costs an attempt, for
  // nobody can tell whether it took the request. The common servers close at 5 seconds or later.
  private static final int KEEP_ALIVE_SECONDS = 4;

  private final HttpClient verifying;
  private final HttpClient trusting;

  HttpClients(Vertx vertx, HookferryConfig config) {
    int slots = config.engine().slots();
    verifying = client(vertx, slots, options());
    trusting = client(vertx, slots, options().setTrustAll(true).setVerifyHost(false));
  }

  HttpClient of(boolean verifyTls) {
    return verifyTls ? verifying : trusting;
  }

  // The number in flight is bounded by the engine's slots and each endpoint's cap, not here: a
  // queue in the client would eat up deadlines.
  private HttpClient client(Vertx vertx, int slots, HttpClientOptions options) {
    return vertx
        .httpClientBuilder()
        .with(options)
        .with(new PoolOptions().setHttp1MaxSize(Math.max(slots, 64) * 2))
        // Each request hears of it itself; without a handler here it would be logged as our error.
        .withConnectHandler(connection -> connection.exceptionHandler(heard -> {}))
        .build();
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions()
        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
        .setDecompressionSupported(false)
        .setMaxHeaderSize(16 * 1024)
        .setMaxRedirects(0);
  }
}
