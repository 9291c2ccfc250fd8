package dev.hookferry.api.account;

import dev.hookferry.api.kit.Forms;
import dev.hookferry.api.kit.Utf8;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client of {@code POST /v1/token} asks for (RFC 6749, sections 4.3 and 4.4).
 *
 * @param name of the key, or its id
 */
record TokenRequest(Grant grant, String name, String key) {

  /** How the client proves who it is. */
  enum Grant {
    PASSWORD("username", "password"),
    CLIENT_CREDENTIALS("client_id", "client_secret");

    private final String name;
    private final String key;

    Grant(String name, String key) {
      this.name = name;
      this.key = key;
    }
  }

  /** The request; throws {@link TokenError}. */
  static TokenRequest read(String contentType, byte[] body, String authorization) {
    Map<String, List<String>> form =
        Optional.ofNullable(contentType)
            .flatMap(type -> Forms.parse(type, body))
            .orElseThrow(() -> new TokenError("invalid_request", 400));
    Grant grant = grant(field(form, "grant_type"));
    if (grant == Grant.CLIENT_CREDENTIALS && isBasic(authorization)) {
      return ofHeader(authorization);
    }
    if (grant == Grant.CLIENT_CREDENTIALS && !form.containsKey(grant.name)) {
      throw new TokenError("invalid_client", 401);
    }
    return ofForm(form, grant);
  }

  private static TokenRequest ofForm(Map<String, List<String>> form, Grant grant) {
    return new TokenRequest(grant, field(form, grant.name), field(form, grant.key));
  }

  private static Grant grant(String type) {
    return switch (type) {
      case "password" -> Grant.PASSWORD;
      case "client_credentials" -> Grant.CLIENT_CREDENTIALS;
      default -> throw new TokenError("unsupported_grant_type", 400);
    };
  }

  private static String field(Map<String, List<String>> form, String name) {
    List<String> values = form.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new TokenError("invalid_request", 400);
    }
    return values.getFirst();
  }

  private static boolean isBasic(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Basic", 0, 5);
  }

  private static TokenRequest ofHeader(String authorization) {
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(5).strip());
      String[] parts = Utf8.text(decoded).orElse("").split(":", 2);
      if (parts.length == 2) {
        return new TokenRequest(Grant.CLIENT_CREDENTIALS, parts[0], parts[1]);
      }
    } catch (IllegalArgumentException e) {
      // no base64: as good as no credentials
    }
    throw new TokenError("invalid_client", 401);
  }

  @Override
  public String toString() {
    return "TokenRequest[" + grant + "]";
  }
}
