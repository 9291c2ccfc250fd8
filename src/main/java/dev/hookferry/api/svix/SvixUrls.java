package dev.hookferry.api.svix;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** URLs in the form that browsers give them. */
final class SvixUrls {

  private SvixUrls() {}

  /** Scheme and host in small letters, a path, and blanks escaped; empty: no http or https URL. */
  static Optional<String> normal(String text) {
    try {
      URI uri = new URI(text.strip().replace(" ", "%20"));
      if (uri.getScheme() == null || uri.getRawAuthority() == null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String authority = uri.getRawAuthority().toLowerCase(Locale.ROOT);
      return Optional.of(scheme + "://" + authority + path + query);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
