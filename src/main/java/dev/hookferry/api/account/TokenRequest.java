package dev.hookferry.api.account;

import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Forms;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
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

  private static final Field<String> GRANT_TYPE =
      Field.of("grant_type", Type.oneOf("password", "client_credentials")).mandatory();
  private static final Field<String> USERNAME = Field.of("username", Type.text());
  private static final Field<String> PASSWORD = Field.of("password", Type.text());
  private static final Field<String> CLIENT_ID = Field.of("client_id", Type.text());
  private static final Field<String> CLIENT_SECRET = Field.of("client_secret", Type.text());

  static final Shape FORM =
      Shape.of("TokenForm", GRANT_TYPE, USERNAME, PASSWORD, CLIENT_ID, CLIENT_SECRET);

  /** How the client proves who it is. */
  enum Grant {
    PASSWORD(TokenRequest.USERNAME, TokenRequest.PASSWORD),
    CLIENT_CREDENTIALS(CLIENT_ID, CLIENT_SECRET);

    private final Field<String> name;
    private final Field<String> key;

    Grant(Field<String> name, Field<String> key) {
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
    Grant grant = grant(field(form, GRANT_TYPE));
    if (grant == Grant.CLIENT_CREDENTIALS && isBasic(authorization)) {
      return ofHeader(authorization);
    }
    if (grant == Grant.CLIENT_CREDENTIALS && !form.containsKey(grant.name.name())) {
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

  private static String field(Map<String, List<String>> form, Field<String> field) {
    List<String> values = form.getOrDefault(field.name(), List.of());
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
