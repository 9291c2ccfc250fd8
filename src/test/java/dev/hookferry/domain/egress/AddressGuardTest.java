package dev.hookferry.domain.egress;

import static dev.hookferry.domain.egress.Addresses.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private final AddressGuard strict = new AddressGuard(List.of());

  /** First and last address of each range; before and after it, or - where another range is. */
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,        0.255.255.255,   -,               1.0.0.0",
    "10.0.0.0,       10.255.255.255,  9.255.255.255,   11.0.0.0",
    "100.64.0.0,     100.127.255.255, 100.63.255.255,  100.128.0.0",
    "127.0.0.0,      127.255.255.255, 126.255.255.255, 128.0.0.0",
    "169.254.0.0,    169.254.255.255, 169.253.255.255, 169.255.0.0",
    "172.16.0.0,     172.31.255.255,  172.15.255.255,  172.32.0.0",
    "192.0.0.0,      192.0.0.255,     191.255.255.255, 192.0.1.0",
    "192.0.2.0,      192.0.2.255,     192.0.1.255,     192.0.3.0",
    "192.88.99.0,    192.88.99.255,   192.88.98.255,   192.88.100.0",
    "192.168.0.0,    192.168.255.255, 192.167.255.255, 192.169.0.0",
    "198.18.0.0,     198.19.255.255,  198.17.255.255,  198.20.0.0",
    "198.51.100.0,   198.51.100.255,  198.51.99.255,   198.51.101.0",
    "203.0.113.0,    203.0.113.255,   203.0.112.255,   203.0.114.0",
    "224.0.0.0,      239.255.255.255, 223.255.255.255, -",
    "240.0.0.0,      255.255.255.255, -,               -",
    "::,             ::255.255.255.255, -,             ::1:0:0",
    "::1,            ::2,             -,               -",
    "64:ff9b::,      64:ff9b::ffff:ffff, 64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff, 64:ff9b::1:0:0",
    "64:ff9b:1::,    64:ff9b:1:ffff:ffff:ffff:ffff:ffff, 64:ff9b:0:ffff::, 64:ff9b:2::",
    "100::,          100::ffff:ffff:ffff:ffff, ff:ffff::ffff, 100:0:0:1::",
    "2001::,         2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff::ffff, 2001:200::",
    "2001:db8::,     2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::ffff, 2001:db9::",
    "3fff::,         3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::ffff, 3fff:1000::",
    "2002::,         2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001:ffff::ffff, 2003::",
    "5f00::,         5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 5eff:ffff::ffff, 5f01::",
    "fc00::,         fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fbff:ffff::ffff, fe00::",
    "fe80::,         febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, fe7f:ffff::ffff, -",
    "fec0::,         feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
    "ff00::,         ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, -, -",
  })
  void givenRange_whenPermits_thenItsEdgesAreBlockedAndItsNeighboursAreNot(
      String first, String last, String before, String after) {
    assertFalse(strict.permits(address(first)), first);
    assertFalse(strict.permits(address(last)), last);
    Stream.of(before, after)
        .filter(neighbour -> !neighbour.equals("-"))
        .forEach(neighbour -> assertTrue(strict.permits(address(neighbour)), neighbour));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::1"})
  void givenPublicAddress_whenPermits_thenPermitted(String address) {
    assertTrue(strict.permits(address(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8,  127.0.0.1,           true",
    "127.0.0.0/8,  10.0.0.1,            false",
    "127.0.0.0/8,  ::1,                 false",
    "::1/128,      ::1,                 true",
    "10.1.0.0/16,  10.1.255.255,        true",
    "10.1.0.0/16,  10.2.0.0,            false",
    "0.0.0.0/0,    169.254.169.253,     true",
    "0.0.0.0/0,    169.254.169.254,     false",
    "169.254.169.254/32, 169.254.169.254, false",
    "::/0,         fd00:ec2::253,       true",
    "::/0,         fd00:ec2::254,       false",
    "64:ff9b::/96, 64:ff9b::1.1.1.1,    true",
    "64:ff9b::/96, 64:ff9b::10.0.0.1,   false",
    "64:ff9b::/96, 64:ff9b::169.254.169.254, false",
  })
  void givenAllowedBlock_whenPermits_thenAsListed(String allowed, String address, boolean permits) {
    AddressGuard guard = new AddressGuard(List.of(Cidr.parse(allowed)));
    assertEquals(permits, guard.permits(address(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, false",
    "10.0.0.1, true",
    "1.1.1.1, true",
    "169.254.169.254, false",
  })
  void givenMappedAddress_whenPermits_thenAsItsIpv4Form(String v4, boolean permits) {
    Cidr ten = Cidr.parse("10.0.0.0/8");
    assertEquals(permits, new AddressGuard(List.of(ten)).permits(mapped(v4)));
  }

  @Test
  void givenMappedAddress_whenAllowedAsIpv6Alone_thenStillBlocked() {
    AddressGuard guard = new AddressGuard(List.of(Cidr.parse("::/0")));
    assertFalse(guard.permits(mapped("127.0.0.1")));
  }

  /** An Inet6Address that is still mapped, as a resolver may return one. */
  private static InetAddress mapped(String v4) {
    byte[] bytes = new byte[16];
    bytes[10] = -1;
    bytes[11] = -1;
    System.arraycopy(address(v4).getAddress(), 0, bytes, 12, 4);
    try {
      return Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
