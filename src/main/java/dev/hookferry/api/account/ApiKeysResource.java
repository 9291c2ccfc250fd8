package dev.hookferry.api.account;

import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.registry.key.ApiKeys;
import dev.hookferry.registry.key.NewKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Keys of an account. */
@Path("/v1/webhooks/api-keys")
@Tag(name = "account: keys")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
@SecurityRequirement(name = OpenApiFrame.OAUTH2)
class ApiKeysResource {

  private final AccountAuth auth;
  private final ApiKeys keys;

  ApiKeysResource(AccountAuth auth, ApiKeys keys) {
    this.auth = auth;
    this.keys = keys;
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createApiKey", summary = "Create Key; it is shown this once")
  @Takes(body = "ApiKeyRequest")
  public Uni<NewKeyJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.keys()
        .chain(caller -> create(caller, body.read(KeyFields.KEY)))
        .map(NewKeyJson::of);
  }

  private Uni<NewKey> create(Caller caller, Values key) {
    return keys.create(
        caller.accountId(),
        key.get(KeyFields.NAME),
        key.get(KeyFields.ROLE),
        key.optional(KeyFields.SCOPE),
        key.optional(KeyFields.EXPIRES_AT));
  }

  @GET
  @Operation(operationId = "listApiKeys", summary = "List Keys, newest first")
  @Takes(query = "PageQuery")
  public Uni<PageJson<KeyJson>> list(@Context UriInfo uri) {
    return auth.keys()
        .chain(caller -> list(caller, Requests.query(PageFields.PAGE, uri, Coercion.PYDANTIC)));
  }

  private Uni<PageJson<KeyJson>> list(Caller caller, Values query) {
    int limit = query.get(PageFields.LIMIT);
    return keys.list(caller.accountId(), limit + 1, query.optional(PageFields.CURSOR))
        .map(rows -> PageJson.of(rows, limit, KeyJson::of, key -> Base58.encode(key.id)));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteApiKey", summary = "Revoke Key, within 5 seconds everywhere")
  public Uni<Void> delete(@PathParam("id") String id) {
    return auth.keys()
        .chain(caller -> keys.delete(caller.accountId(), uuid(id)))
        .invoke(AccountAuth::requireFound)
        .replaceWithVoid();
  }

  private static UUID uuid(String id) {
    return PublicId.KEY.parse(id).orElseThrow(AccountAuth::notFound);
  }
}
