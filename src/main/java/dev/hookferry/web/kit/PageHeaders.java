package dev.hookferry.web.kit;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What browsers are told about every page: what it may load, and who may show it. */
public final class PageHeaders {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self';"
          + " form-action 'self'; base-uri 'none'; img-src 'self'";

  private PageHeaders() {}

  /** Of a page that is shown in no frame and has no logo. */
  public static ResponseBuilder addTo(ResponseBuilder answer) {
    return addTo(answer, List.of(), Optional.empty());
  }

  /**
   * @param frameAncestors origins whose pages may show this one in a frame
   * @param logoUrl an image that the page has from elsewhere
   */
  public static ResponseBuilder addTo(
      ResponseBuilder answer, List<String> frameAncestors, Optional<String> logoUrl) {
    String ancestors = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    return answer
        .header(
            "Content-Security-Policy",
            POLICY + logoUrl.map(PageHeaders::origin).orElse("") + "; frame-ancestors " + ancestors)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static String origin(String url) {
    URI logo = URI.create(url);
    String port = logo.getPort() < 0 ? "" : ":" + logo.getPort();
    return " https://" + logo.getHost() + port;
  }
}
