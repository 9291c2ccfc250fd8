package dev.hookferry.domain.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps requests away from addresses that are not on the public internet.
 *
 * <p>A mapped IPv6 address counts as its IPv4 address, and one behind NAT64 must be permitted
 * itself and in its IPv4 form. Sources: IANA's registries of special-purpose addresses (RFC 6890).
 */
public final class AddressGuard {

  private static final List<Cidr> BLOCKED =
      blocks(
          // IPv4
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4",
          // IPv6; ::/96 has the unspecified and the loopback address
          "::/96",
          "64:ff9b::/96",
          "64:ff9b:1::/48",
          "100::/64",
          "2001::/23",
          "2001:db8::/32",
          "3fff::/20",
          "2002::/16",
          "5f00::/16",
          "fc00::/7",
          "fe80::/10",
          "fec0::/10",
          "ff00::/8");

  /** The metadata services of clouds, which hand out credentials. */
  private static final List<Cidr> NEVER = blocks("169.254.169.254/32", "fd00:ec2::254/128");

  private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
  private static final int V4_BYTES = 4;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final List<Cidr> allowed;

  /**
   * A guard with exceptions, which the operator answers for.
   *
   * @param allowed blocks that may be called although they are blocked otherwise
   */
  public AddressGuard(List<Cidr> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Whether a request may be sent to this address. */
  public boolean permits(InetAddress address) {
    if (isMapped(address.getAddress())) {
      return permits(lastFourBytes(address));
    }
    if (isIn(NEVER, address) || isIn(BLOCKED, address) && !isIn(allowed, address)) {
      return false;
    }
    return !NAT64.contains(address) || permits(lastFourBytes(address));
  }

  private static boolean isMapped(byte[] bytes) {
    return bytes.length > V4_BYTES
        && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
  }

  private static InetAddress lastFourBytes(InetAddress v6) {
    byte[] bytes = v6.getAddress();
    return AddressLiteral.address(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length));
  }

  private static boolean isIn(List<Cidr> blocks, InetAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  private static List<Cidr> blocks(String... texts) {
    return Stream.of(texts).map(Cidr::parse).toList();
  }
}
