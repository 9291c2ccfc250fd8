package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.hookferry.registry.key.IssuedToken;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A token (RFC 6749, section 5.1).
 *
 * @param expiresIn seconds
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Token")
record TokenJson(String accessToken, String tokenType, long expiresIn) {

  static TokenJson of(IssuedToken token) {
    return new TokenJson(token.accessToken(), "bearer", token.expiresIn().toSeconds());
  }

  @Override
  public String toString() {
    return "TokenJson[" + expiresIn + "]";
  }
}
