package dev.hookferry.api.account;

import dev.hookferry.registry.key.Credentials;
import dev.hookferry.registry.key.IssuedToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Gives out bearer tokens for keys (RFC 6749). */
@ApplicationScoped
class TokenResource implements TokenApi {

  private final Credentials credentials;

  TokenResource(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Uni<RestResponse<TokenJson>> issue(String contentType, String authorization, byte[] body) {
    TokenRequest request = TokenRequest.read(contentType, body, authorization);
    return credentials
        .issueToken(request.name(), request.key())
        .map(token -> answer(request, token));
  }

  private static RestResponse<TokenJson> answer(TokenRequest request, Optional<IssuedToken> token) {
    return token
        .map(TokenJson::of)
        .map(json -> RestResponse.ResponseBuilder.ok(json))
        .map(answer -> answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build())
        .orElseThrow(() -> refused(request.grant()));
  }

  private static TokenError refused(TokenRequest.Grant grant) {
    return switch (grant) {
      case PASSWORD -> new TokenError("invalid_grant", 400);
      case CLIENT_CREDENTIALS -> new TokenError("invalid_client", 401);
    };
  }
}
