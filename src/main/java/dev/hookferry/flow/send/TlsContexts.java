package dev.hookferry.flow.send;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import javax.net.ssl.SSLException;

/** TLS as a client: with certificates verified, and not for endpoints that ask for that. */
@ApplicationScoped
class TlsContexts {

  private record Both(SslContext verifying, SslContext trusting) {}

  // Reading the certificates of the authorities takes long, and not everyone needs them.
  private final Uni<Both> loading;
  private volatile Both loaded;

  TlsContexts() {
    loading =
        Uni.createFrom()
            .item(TlsContexts::load)
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .invoke(contexts -> loaded = contexts)
            .memoize()
            .indefinitely();
  }

  /** Done once there may be handlers. */
  Uni<Void> ready() {
    return loaded == null ? loading.replaceWithVoid() : Uni.createFrom().voidItem();
  }

  /** What encrypts one connection; the handshake may take as long as its request has. */
  SslHandler handler(ByteBufAllocator buffers, Route route) {
    SslContext context = route.verifyTls() ? loaded.verifying() : loaded.trusting();
    SslHandler handler = context.newHandler(buffers, route.tlsName(), route.port());
    handler.setHandshakeTimeoutMillis(0);
    return handler;
  }

  private static Both load() {
    try {
      return new Both(
          client().endpointIdentificationAlgorithm("HTTPS").build(),
          client()
              .endpointIdentificationAlgorithm(null)
              .trustManager(InsecureTrustManagerFactory.INSTANCE)
              .build());
    } catch (SSLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SslContextBuilder client() {
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .protocols("TLSv1.3", "TLSv1.2");
  }
}
