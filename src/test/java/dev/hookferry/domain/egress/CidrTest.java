package dev.hookferry.domain.egress;

import static dev.hookferry.domain.egress.Addresses.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,            10.255.255.255,  true",
    "10.0.0.0/8,            11.0.0.0,        false",
    "10.1.2.3/8,            10.200.0.1,      true",
    "0.0.0.0/0,             255.255.255.255, true",
    "0.0.0.0/0,             ::1,             false",
    "127.0.0.1/32,          127.0.0.1,       true",
    "127.0.0.1/32,          127.0.0.2,       false",
    "::/0,                  ffff::1,         true",
    "::/0,                  1.2.3.4,         false",
    "fe80::/10,             febf::1,         true",
    "fe80::/10,             fec0::1,         false",
    "::1/128,               ::1,             true",
    "::ffff:10.0.0.0/104,   10.1.2.3,        true",
    "::ffff:10.0.0.0/104,   11.1.2.3,        false",
  })
  void givenBlock_whenContains_thenAsListed(String block, String address, boolean contains) {
    assertEquals(contains, Cidr.parse(block).contains(address(address)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0/8",
        "010.0.0.0/8",
        "::1/129",
        "::1/1000",
        "[::1]/128",
        "localhost/8",
        " 10.0.0.0/8",
        "::ffff:10.0.0.0/95"
      })
  void givenAnythingElse_whenParsed_thenTheErrorNamesIt(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Cidr.parse(text));
    assertTrue(e.getMessage().endsWith(": " + text), e.getMessage());
  }

  @Test
  void givenTooManyBits_whenMade_thenRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Cidr(address("10.0.0.0"), 33));
  }
}
