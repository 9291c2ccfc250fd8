package dev.hookferry.flow.send;

import io.netty.util.NetUtil;
import java.net.InetAddress;

/**
 * What a connection leads to: two requests may share one only where all of this is the same.
 *
 * @param host a name in its ASCII form or an address, IPv6 without brackets
 * @param address the one of the host that is called
 */
record Route(String host, int port, boolean https, boolean verifyTls, InetAddress address) {

  /** Whether the address was found by a name. */
  boolean isByName() {
    return host.indexOf(':') < 0 && !NetUtil.isValidIpV4Address(host);
  }

  /** What a certificate must be of: the root's full stop is in none. */
  String tlsName() {
    return withoutRoot(host);
  }

  static String withoutRoot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
