package dev.hookferry.domain.egress;

import static dev.hookferry.domain.egress.Addresses.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "1::",
        "fd00:ec2::254",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "2001:DB8::FF",
        "::ffff:10.0.0.1",
        "64:ff9b::1.2.3.4",
        "1:2:3:4:5:6:1.2.3.4"
      })
  void givenV6_whenRead_thenAsTheJdkReadsIt(String text) {
    Optional<InetAddress> read = AddressLiteral.v6(text).map(AddressLiteral::address);
    assertEquals(Optional.of(address(text)), read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "1:",
        ":1",
        "::1%eth0",
        "::1%25eth0",
        "1.2.3.4",
        "::1.2.3",
        "::01.2.3.4",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "[::1]",
        " ::1",
        "::-1",
        "::+1"
      })
  void givenNoV6_whenRead_thenEmpty(String text) {
    assertTrue(AddressLiteral.v6(text).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1.2.3.256",
        "01.2.3.4",
        "0x1.2.3.4",
        "1.2.3.4.",
        "1.2.3.-4",
        "1.2.3.+4",
        "1.2.3.١",
        "1..2.3",
        "2130706433"
      })
  void givenNoV4_whenRead_thenEmpty(String text) {
    assertTrue(AddressLiteral.v4(text).isEmpty());
  }

  @Property
  void givenAnyV4_whenRead_thenAsTheJdkWritesIt(@ForAll byte a, @ForAll byte b, @ForAll byte c)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {a, b, c, a});
    Optional<byte[]> read = AddressLiteral.v4(address.getHostAddress());
    assertEquals(Optional.of(address), read.map(AddressLiteral::address));
  }

  @Property(tries = 5000)
  void givenAnyTextWithColons_whenItReads_thenAsTheJdkReadsIt(@ForAll("almostV6") String text) {
    AddressLiteral.v6(text)
        .map(AddressLiteral::address)
        .ifPresent(read -> assertEquals(address(text), read));
  }

  @Provide
  Arbitrary<String> almostV6() {
    return Arbitraries.of(":", ":", "::", "0", "1", "ff", "abcd", "1.2.3.4")
        .list()
        .ofMaxSize(16)
        .map(parts -> String.join("", parts));
  }
}
