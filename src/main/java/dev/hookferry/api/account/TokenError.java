package dev.hookferry.api.account;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** A refusal in the words of RFC 6749, section 5.2, which are not those of the surface. */
final class TokenError extends WebApplicationException {

  TokenError(String error, int status) {
    super(response(error, status));
  }

  private static Response response(String error, int status) {
    var response =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(Map.of("error", error));
    return status == 401
        ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic").build()
        : response.build();
  }
}
