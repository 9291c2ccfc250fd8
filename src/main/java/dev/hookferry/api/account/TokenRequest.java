package dev.hookferry.api.account;

import dev.hookferry.api.shared.Forms;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client of {@code POST /v1/token} asks for (RFC 6749, sections 4.3 and 4.4).
 *
 * @param name of the key, or its id
 * @param byHeader whether name and key came by HTTP Basic
 */
record TokenRequest(Grant grant, String name, String key, boolean byHeader) {

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
    Optional<String[]> basic = basic(authorization);
    return grant == Grant.CLIENT_CREDENTIALS && basic.isPresent()
        ? new TokenRequest(grant, basic.get()[0], basic.get()[1], true)
        : new TokenRequest(grant, field(form, grant.name), field(form, grant.key), false);
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

  private static Optional<String[]> basic(String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      return Optional.of(new String(decoded, StandardCharsets.UTF_8).split(":", 2))
          .filter(parts -> parts.length == 2);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "TokenRequest[" + grant + "]";
  }
}
