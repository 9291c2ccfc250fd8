package dev.hookferry.domain.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses by the JDK's own reader, so that ours is not its own outcomes. */
final class Addresses {

  private Addresses() {}

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(literal, e);
    }
  }
}
