package dev.hookferry.flow.send;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.HostsFileEntriesProvider;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ImageMode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.impl.resolver.DnsResolverProvider;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who is asked for the addresses of a name, without a thread that waits for the answer. */
@Singleton
class NameService {

  private final VertxInternal vertx;
  private final AddressResolverGroup<InetSocketAddress> resolvers;
  private final HostsFileEntriesProvider hostsFile;

  /**
   * @param servers {@code host:port} each; empty: those of the system
   */
  NameService(
      Vertx vertx,
      @ConfigProperty(name = "quarkus.vertx.resolver.servers") Optional<List<String>> servers) {
    this.vertx = (VertxInternal) vertx;
    resolvers =
        ImageMode.current().isNativeImage()
            ? dns(this.vertx, servers.orElse(List.of()))
            : this.vertx.nettyAddressResolverGroup();
    hostsFile = HostsFileEntriesProvider.parser().parseSilently();
  }

  /** In an executable the framework has Vert.x ask the system, which blocks the event loop. */
  private static AddressResolverGroup<InetSocketAddress> dns(
      VertxInternal vertx, List<String> servers) {
    AddressResolverOptions options = new AddressResolverOptions();
    servers.forEach(options::addServer);
    return DnsResolverProvider.create(vertx, options).resolver(options);
  }

  /** All addresses that the system's hosts file has of the name; the resolvers know one alone. */
  List<InetAddress> listed(String host) {
    String name = Route.withoutRoot(host).toLowerCase(Locale.ROOT);
    return Stream.of(hostsFile.ipv4Entries(), hostsFile.ipv6Entries())
        .flatMap(family -> family.getOrDefault(name, List.of()).stream())
        .toList();
  }

  /** All addresses that name servers have of it, at least one. */
  Uni<List<InetAddress>> resolve(String host) {
    return Uni.createFrom()
        .emitter(
            emitter ->
                resolver()
                    .resolveAll(InetSocketAddress.createUnresolved(host, 0))
                    .addListener(
                        (Future<List<InetSocketAddress>> found) -> {
                          if (!found.isSuccess()) {
                            emitter.fail(found.cause());
                          } else if (found.getNow().isEmpty()) {
                            emitter.fail(new UnknownHostException(host));
                          } else {
                            emitter.complete(addresses(found.getNow()));
                          }
                        }));
  }

  private AddressResolver<InetSocketAddress> resolver() {
    return resolvers.getResolver(vertx.getOrCreateContext().nettyEventLoop());
  }

  private static List<InetAddress> addresses(List<InetSocketAddress> found) {
    return found.stream().map(InetSocketAddress::getAddress).toList();
  }
}
