package dev.hookferry.flow.send;

import dev.hookferry.domain.egress.AddressGuard;
import io.netty.resolver.AddressResolver;
import io.netty.util.concurrent.Future;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Turns a host into the one address that is connected to. Every address of the name is checked, and
 * the checked one is used, so a name cannot change its mind between the check and the connection.
 */
@ApplicationScoped
class Addresses {

  private final VertxInternal vertx;
  private final NameService names;
  private final AddressGuard guard;

  Addresses(Vertx vertx, NameService names, AddressGuard guard) {
    this.vertx = (VertxInternal) vertx;
    this.names = names;
    this.guard = guard;
  }

  /**
   * A permitted address of the host; fails where the name does not resolve or any address is
   * blocked.
   */
  Uni<InetAddress> permitted(String host) {
    return resolve(host).map(addresses -> permitted(host, addresses));
  }

  private InetAddress permitted(String host, List<InetSocketAddress> addresses) {
    for (InetSocketAddress address : addresses) {
      if (address.getAddress() == null || !guard.permits(address.getAddress())) {
        throw new Blocked(host);
      }
    }
    return addresses.getFirst().getAddress();
  }

  private Uni<List<InetSocketAddress>> resolve(String host) {
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
                            emitter.complete(found.getNow());
                          }
                        }));
  }

  private AddressResolver<InetSocketAddress> resolver() {
    return names.resolvers().getResolver(vertx.getOrCreateContext().nettyEventLoop());
  }

  /** The address is one that is never called. */
  static final class Blocked extends RuntimeException {
    Blocked(String host) {
      super("blocked: " + host, null, false, false);
    }
  }
}
