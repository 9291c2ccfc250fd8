package dev.hookferry.domain.egress;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a custom header may be called and may hold. */
public final class HeaderRules {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
  private static final Pattern VALUE = Pattern.compile("[\\x09\\x20-\\x7E]*");

  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "transfer-encoding",
          "upgrade",
          "via",
          "te",
          "trailer",
          "content-length",
          "content-type",
          "authorization",
          "origin",
          "permissions-policy",
          "user-agent",
          "accept",
          "accept-encoding",
          "accept-language",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-real-ip",
          "forwarded",
          "date",
          "expires",
          "last-modified",
          "cache-control",
          "etag",
          "if-match",
          "if-none-match",
          "access-control-allow-origin",
          "access-control-allow-methods",
          "access-control-allow-headers",
          "access-control-expose-headers");

  private static final Set<String> NEVER_SENT =
      Set.of(
          "host",
          "content-length",
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderRules() {}

  /** Whether this is a token (RFC 7230, section 3.2.6). */
  public static boolean isName(String name) {
    return TOKEN.matcher(name).matches();
  }

  /** Whether this holds tabs and printable ASCII alone; the empty value does. */
  public static boolean isValue(String value) {
    return VALUE.matcher(value).matches();
  }

  /** Whether the device and account surfaces refuse this name, in any case. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether this name, in any case, is stored and shown but left out of requests: the connection's
   * own headers (RFC 9110, section 7.6.1), Host and Content-Length.
   */
  public static boolean isNeverSent(String name) {
    return NEVER_SENT.contains(name.toLowerCase(Locale.ROOT));
  }
}
