package dev.hookferry.domain.egress;

import dev.hookferry.domain.egress.UrlCheck.Reason;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL that webhooks may be sent to, in the parts that a request is made of.
 *
 * <p>Send to these parts, never to the text again: another parser may find another host in it.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case; a name in its ASCII form (UTS 46), an IPv4 address, or an IPv6 address in
 *     brackets
 * @param port 1 to 65535, the scheme's own if the URL has none
 * @param pathAndQuery as given, from its {@code /} on
 */
public record ReceiverUrl(String scheme, String host, int port, String pathAndQuery) {

  private static final int MAX_LENGTH = 2048;
  // Letters beyond ASCII in the host alone: a path has its percent signs for them.
  private static final Pattern VISIBLE =
      Pattern.compile("[^/?#]*//[^\\x00-\\x20\\x7F/?#]*[\\x21-\\x7E]*");
  private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#]+)([^#]*)(#.*)?");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\[\\]]*]|[^:]*)(?::([0-9]*))?");
  private static final int MAX_PORT_DIGITS = 5;
  private static final int MAX_PORT = 65535;

  /**
   * Takes a URL apart; names in it are not resolved.
   *
   * @param url any text, or null
   * @param guard what an address literal is checked with
   */
  public static UrlCheck check(String url, AddressGuard guard) {
    return switch (read(url)) {
      case UrlCheck.Valid valid -> valid.url().guarded(guard);
      case UrlCheck.Invalid invalid -> invalid;
    };
  }

  /** Takes a URL apart that was checked when it was stored; throws where it is none. */
  public static ReceiverUrl of(String url) {
    return switch (read(url)) {
      case UrlCheck.Valid valid -> valid.url();
      case UrlCheck.Invalid invalid -> throw new IllegalArgumentException("" + invalid.reason());
    };
  }

  private static UrlCheck read(String url) {
    if (url != null && url.length() > MAX_LENGTH) {
      return new UrlCheck.Invalid(Reason.TOO_LONG);
    }
    Matcher form = FORM.matcher(url == null ? "" : url);
    if (!form.matches() || !VISIBLE.matcher(url).matches()) {
      return new UrlCheck.Invalid(Reason.NOT_ABSOLUTE_HTTP);
    }
    if (form.group(2).contains("@")) {
      return new UrlCheck.Invalid(Reason.USERINFO);
    }
    if (form.group(4) != null) {
      return new UrlCheck.Invalid(Reason.FRAGMENT);
    }
    return parts(form)
        .<UrlCheck>map(UrlCheck.Valid::new)
        .orElseGet(() -> new UrlCheck.Invalid(Reason.ODD_HOST));
  }

  /** Whether requests are encrypted. */
  public boolean https() {
    return scheme.equals("https");
  }

  /** The address that the host is, or empty if it is a name. */
  public Optional<InetAddress> literal() {
    return HostText.literal(host);
  }

  /** The URL without path and query, which may hold secrets, so that it can be logged. */
  @Override
  public String toString() {
    return scheme + "://" + host + ":" + port;
  }

  private static Optional<ReceiverUrl> parts(Matcher form) {
    String scheme = form.group(1).toLowerCase(Locale.ROOT);
    Matcher authority = AUTHORITY.matcher(form.group(2));
    if (!authority.matches()) {
      return Optional.empty();
    }
    String path = form.group(3).startsWith("/") ? form.group(3) : "/" + form.group(3);
    return HostText.called(authority.group(1))
        .flatMap(
            host ->
                port(scheme, authority.group(2))
                    .map(port -> new ReceiverUrl(scheme, host, port, path)));
  }

  private static Optional<Integer> port(String scheme, String digits) {
    if (digits == null || digits.isEmpty()) {
      return Optional.of(scheme.equals("https") ? 443 : 80);
    }
    return Optional.of(digits)
        .filter(text -> text.length() <= MAX_PORT_DIGITS)
        .map(Integer::valueOf)
        .filter(port -> port >= 1 && port <= MAX_PORT);
  }

  private UrlCheck guarded(AddressGuard guard) {
    return literal().filter(address -> !guard.permits(address)).isPresent()
        ? new UrlCheck.Invalid(Reason.BLOCKED_ADDRESS)
        : new UrlCheck.Valid(this);
  }
}
