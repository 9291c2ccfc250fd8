package dev.hookferry.api.account;

import dev.hookferry.api.kit.Takes;
import dev.hookferry.registry.key.Credentials;
import dev.hookferry.registry.key.IssuedToken;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

/** Gives out bearer tokens for keys (RFC 6749). */
@Path("/v1/token")
@Tag(name = "account: tokens")
class TokenResource {

  private final Credentials credentials;

  TokenResource(Credentials credentials) {
    this.credentials = credentials;
  }

  @POST
  @ResponseStatus(200)
  @Operation(operationId = "getToken", summary = "Get Token")
  @Takes(body = "TokenForm", type = MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<RestResponse<TokenJson>> issue(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      byte[] body) {
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
