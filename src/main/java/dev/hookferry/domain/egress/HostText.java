package dev.hookferry.domain.egress;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the host of a URL so that no other reader can take it for another one. */
final class HostText {

  private static final int MAX_NAME = 253;
  // With the underscore, which is no host name's but is found in those of container networks.
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*\\.?");
  // What ends in a number is read as IPv4 by browsers and C libraries: 127.1, 0x7f.1, 2130706433.
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)\\.?");

  private HostText() {}

  /**
   * What is called under this text, in lower case: a strict address literal, or a name that nothing
   * reads as an address, in its ASCII form. Empty: it is neither.
   */
  static Optional<String> called(String text) {
    return literal(text).isPresent()
        ? Optional.of(text.toLowerCase(Locale.ROOT))
        : Idna.ascii(text).filter(HostText::isName).map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** The address that this text is: four decimal numbers, or IPv6 in brackets. */
  static Optional<InetAddress> literal(String text) {
    boolean bracketed = text.length() > 2 && text.startsWith("[") && text.endsWith("]");
    return (bracketed
            ? AddressLiteral.v6(text.substring(1, text.length() - 1))
            : AddressLiteral.v4(text))
        .map(AddressLiteral::address);
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_NAME
        && NAME.matcher(text).matches()
        && !ENDS_IN_NUMBER.matcher(text).matches();
  }
}
