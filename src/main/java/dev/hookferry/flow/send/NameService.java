package dev.hookferry.flow.send;

import io.netty.resolver.AddressResolverGroup;
import io.quarkus.runtime.ImageMode;
import io.vertx.core.Vertx;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.resolver.DnsResolverProvider;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is asked for the addresses of a name, without a thread that waits for the answer. */
@Singleton
class NameService {

  private final AddressResolverGroup<InetSocketAddress> resolvers;

  /**
   * @param servers {@code host:port} each; empty: those of the system
   */
  NameService(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.vertx.resolver.servers") Optional<List<String>> servers) {
    VertxInternal internal = (VertxInternal) vertx;
    resolvers =
        ImageMode.current().isNativeImage()
            ? dns(internal, servers.orElse(List.of()))
            : internal.nettyAddressResolverGroup();
  }

  AddressResolverGroup<InetSocketAddress> resolvers() {
    return resolvers;
  }

  /** In an executable the framework has Vert.x ask the system, which blocks the event loop. */
  private static AddressResolverGroup<InetSocketAddress> dns(
      VertxInternal vertx, List<String> servers) {
    AddressResolverOptions options = new AddressResolverOptions();
    servers.forEach(options::addServer);
    return DnsResolverProvider.create(vertx, options).resolver(options);
  }
}
