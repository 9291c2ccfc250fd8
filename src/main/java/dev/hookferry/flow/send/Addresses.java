package dev.hookferry.flow.send;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns a host into the addresses that may be connected to. Every address of the name is checked,
 * and the checked ones are used, so a name cannot change its mind between the check and the
 * connection.
 */
@ApplicationScoped
class Addresses {

  private final NameService names;
  private final AddressGuard guard;

  Addresses(NameService names, AddressGuard guard) {
    this.names = names;
    this.guard = guard;
  }

  /**
   * The addresses of the URL's host in the order in which they are to be tried, at least one; fails
   * where the name does not resolve or any address is blocked.
   */
  Uni<List<InetAddress>> permitted(ReceiverUrl url) {
    List<InetAddress> local = url.literal().map(List::of).orElseGet(() -> local(url.host()));
    return local.isEmpty()
        ? names.resolve(url.host()).map(found -> inTurn(permitted(url.host(), found)))
        : Uni.createFrom().item(() -> permitted(url.host(), local));
  }

  /**
   * Those of the system's own list. Whoever runs the service has written it, so it need not be
   * permitted as a whole: {@code localhost} often has an address of each family there.
   */
  private List<InetAddress> local(String host) {
    List<InetAddress> listed = names.listed(host);
    List<InetAddress> permitted = listed.stream().filter(guard::permits).toList();
    return permitted.isEmpty() ? listed : permitted;
  }

  private List<InetAddress> permitted(String host, List<InetAddress> addresses) {
    if (!addresses.stream().allMatch(guard::permits)) {
      throw new Blocked(host);
    }
    return addresses;
  }

  /** One family after the other, as one of them may lead nowhere (RFC 8305, section 4). */
  static List<InetAddress> inTurn(List<InetAddress> addresses) {
    Class<?> first = addresses.getFirst().getClass();
    Map<Boolean, List<InetAddress>> families =
        addresses.stream().collect(Collectors.partitioningBy(first::isInstance));
    Iterator<InetAddress> others = families.get(false).iterator();
    List<InetAddress> inTurn = new ArrayList<>(addresses.size());
    for (InetAddress address : families.get(true)) {
      inTurn.add(address);
      if (others.hasNext()) {
        inTurn.add(others.next());
      }
    }
    others.forEachRemaining(inTurn::add);
    return inTurn;
  }

  /** The address is one that is never called. */
  static final class Blocked extends RuntimeException {
    Blocked(String host) {
      super("blocked: " + host, null, false, false);
    }
  }
}
