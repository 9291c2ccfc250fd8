package dev.hookferry.domain.egress;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of IP addresses.
 *
 * @param network any address of the block
 * @param bits length of the prefix that its addresses share; 0 to 32 for IPv4, to 128 for IPv6
 */
public record Cidr(InetAddress network, int bits) {

  private static final Pattern FORM = Pattern.compile("([^/]+)/(0|[1-9][0-9]{0,2})");
  private static final int MAPPED_BITS = 96;

  public Cidr {
    if (bits < 0 || bits > size(network)) {
      throw new IllegalArgumentException("no such block: " + network + "/" + bits);
    }
  }

  /**
   * Reads {@code 10.0.0.0/8} or {@code fc00::/7}; the prefix length is not optional.
   *
   * @throws IllegalArgumentException naming the text, if it is neither
   */
  public static Cidr parse(String text) {
    Matcher form = FORM.matcher(text);
    return Optional.of(form)
        .filter(Matcher::matches)
        .map(Matcher::group)
        .flatMap(block -> of(form.group(1), Integer.parseInt(form.group(2))))
        .orElseThrow(() -> new IllegalArgumentException("not a CIDR block: " + text));
  }

  /** Whether the address is in this block; one of the other family never is. */
  public boolean contains(InetAddress address) {
    int size = size(network);
    return size == size(address)
        && number(network).xor(number(address)).shiftRight(size - bits).signum() == 0;
  }

  private static Optional<Cidr> of(String literal, int bits) {
    Optional<byte[]> bytes = AddressLiteral.v4(literal).or(() -> AddressLiteral.v6(literal));
    if (bytes.isEmpty() || bits > bytes.get().length * Byte.SIZE) {
      return Optional.empty();
    }
    InetAddress network = AddressLiteral.address(bytes.get());
    // A mapped block is a block of IPv4, since mapped addresses are unmapped before the check.
    int skipped = size(network) < bytes.get().length * Byte.SIZE ? MAPPED_BITS : 0;
    return Optional.of(bits - skipped)
        .filter(left -> left >= 0)
        .map(left -> new Cidr(network, left));
  }

  private static int size(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
