package dev.hookferry.domain.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses from text without ever asking a name server. */
final class AddressLiteral {

  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;
  private static final byte[] NONE = {};

  private AddressLiteral() {}

  /** Exactly four decimal numbers without leading zeros, else empty. */
  static Optional<byte[]> v4(String text) {
    String[] octets = text.split("\\.", -1);
    ByteBuffer bytes = ByteBuffer.allocate(V4_BYTES);
    for (String octet : octets) {
      if (!bytes.hasRemaining() || !OCTET.matcher(octet).matches() || value(octet) > 0xFF) {
        return Optional.empty();
      }
      bytes.put((byte) value(octet));
    }
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.array());
  }

  /** The text forms of RFC 4291, section 2.2; neither brackets nor a zone. */
  static Optional<byte[]> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(bytes -> bytes.length == V6_BYTES);
    }
    Optional<byte[]> head = groups(text.substring(0, gap), false);
    Optional<byte[]> tail = groups(text.substring(gap + 2), true);
    return head.flatMap(left -> tail.flatMap(right -> joined(left, right)));
  }

  /** The address of 4 or 16 bytes; a mapped one becomes IPv4. */
  static InetAddress address(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("neither 4 nor 16 bytes: " + bytes.length, e);
    }
  }

  private static Optional<byte[]> groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return Optional.of(NONE);
    }
    String[] groups = text.split(":", -1);
    ByteBuffer bytes = ByteBuffer.allocate(2 * groups.length + 2);
    for (int i = 0; i < groups.length; i++) {
      boolean last = i == groups.length - 1;
      Optional<byte[]> group = last && mayEndInV4 ? v4OrGroup(groups[i]) : group(groups[i]);
      if (group.isEmpty()) {
        return Optional.empty();
      }
      bytes.put(group.get());
    }
    return Optional.of(Arrays.copyOf(bytes.array(), bytes.position()));
  }

  private static Optional<byte[]> v4OrGroup(String text) {
    return v4(text).or(() -> group(text));
  }

  private static Optional<byte[]> group(String text) {
    return Optional.of(text)
        .filter(group -> GROUP.matcher(group).matches())
        .map(group -> Integer.parseInt(group, 16))
        .map(group -> new byte[] {(byte) (group >> Byte.SIZE), group.byteValue()});
  }

  private static Optional<byte[]> joined(byte[] head, byte[] tail) {
    // The gap stands for at least one group.
    if (head.length + tail.length > V6_BYTES - 2) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.allocate(V6_BYTES).put(head);
    return Optional.of(bytes.position(V6_BYTES - tail.length).put(tail).array());
  }

  private static int value(String octet) {
    return Integer.parseInt(octet);
  }
}
