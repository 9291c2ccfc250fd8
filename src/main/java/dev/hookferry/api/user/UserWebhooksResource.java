package dev.hookferry.api.user;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Callers;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.registry.endpoint.Edit;
import dev.hookferry.registry.endpoint.EndpointPage;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.registry.endpoint.Saved;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The webhooks of a user. */
@Path("/api/v2/public/webhooks/user")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "user", description = "Webhooks of a user")
@SecurityRequirement(name = OpenApiFrame.BEARER)
class UserWebhooksResource {

  /** More than anyone has: the document's list has no pages. */
  private static final EndpointQuery ALL =
      EndpointQuery.page(EndpointQuery.Order.CREATED, true, 0, 10_000);

  private final Callers callers;
  private final Requests requests;
  private final UserMapper mapper;
  private final Endpoints endpoints;

  UserWebhooksResource(Callers callers, Requests requests, UserMapper mapper, Endpoints endpoints) {
    this.callers = callers;
    this.requests = requests;
    this.mapper = mapper;
    this.endpoints = endpoints;
  }

  @GET
  @ResponseStatus(201)
  @Operation(operationId = "listUserWebhooks", summary = "List User Webhooks")
  public Uni<UserJson.Webhooks> list() {
    return webhooks().chain(set -> endpoints.list(set, ALL)).map(UserWebhooksResource::json);
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createUserWebhook", summary = "Create User Webhook")
  @Takes(body = "NewUserWebhook")
  public Uni<UserJson.OneWebhook> create(byte[] body) {
    return webhooks()
        .map(set -> mapper.draft(set, read(UserFields.CREATION, body)))
        .chain(endpoints::create)
        .map(UserWebhooksResource::saved);
  }

  @GET
  @Path("/{webhookId}")
  @ResponseStatus(201)
  @Operation(operationId = "getUserWebhook", summary = "Get User Webhook")
  public Uni<UserJson.OneWebhook> get(@PathParam("webhookId") String webhookId) {
    return webhooks()
        .chain(set -> endpoints.find(set, id(webhookId)))
        .map(found -> found.orElseThrow(UserWebhooksResource::notFound))
        .map(webhook -> new UserJson.OneWebhook(UserMapper.json(webhook)));
  }

  @PATCH
  @Path("/{webhookId}")
  @ResponseStatus(201)
  @Operation(
      operationId = "updateUserWebhook",
      summary = "Update User Webhook",
      description = "Changes the URL, the events or the secrets of a webhook.")
  @Takes(body = "UserWebhookChange")
  public Uni<UserJson.OneWebhook> update(@PathParam("webhookId") String webhookId, byte[] body) {
    return webhooks()
        .chain(set -> update(set, read(UserFields.CHANGE, body), webhookId))
        .map(UserWebhooksResource::saved);
  }

  @DELETE
  @Path("/{webhookId}")
  @ResponseStatus(201)
  @Operation(operationId = "deleteUserWebhook", summary = "Delete User Webhook")
  public Uni<Void> delete(@PathParam("webhookId") String webhookId) {
    return webhooks()
        .chain(set -> endpoints.delete(set, id(webhookId)))
        .invoke(UserWebhooksResource::requireFound)
        .replaceWithVoid();
  }

  private Uni<EndpointSet> webhooks() {
    return callers.callerWho(User::isManagedBy).map(User::webhooks);
  }

  private Values read(Shape shape, byte[] body) {
    return requests.body(shape, UserFields.json(body), Coercion.CLASS_VALIDATOR);
  }

  private Uni<Saved> update(EndpointSet set, Values to, String webhookId) {
    Edit edit = new Edit(stored -> mapper.apply(to, stored), UserMapper::snapshot);
    return endpoints.update(set, id(webhookId), edit);
  }

  private static UUID id(String webhookId) {
    return User.id(webhookId).orElseThrow(UserWebhooksResource::notFound);
  }

  private static UserJson.OneWebhook saved(Saved outcome) {
    return switch (outcome) {
      case Saved.Done done -> new UserJson.OneWebhook(UserMapper.json(done.endpoint()));
      case Saved.NotFound gone -> throw notFound();
      case Saved.ScopeUnknown gone -> throw noUser();
      case Saved.ExternalIdTaken never -> throw new IllegalStateException("it has none");
      case Saved.UrlTaken never -> throw new IllegalStateException("only on the device surface");
    };
  }

  private static UserJson.Webhooks json(EndpointPage found) {
    return new UserJson.Webhooks(found.items().stream().map(UserMapper::json).toList());
  }

  private static void requireFound(boolean wasThere) {
    if (!wasThere) {
      throw notFound();
    }
  }

  private static ApiException notFound() {
    return new ApiException(new ApiError.NotFound());
  }

  private static ApiException noUser() {
    return new ApiException(
        ApiError.Invalid.of(
            new Violation(List.of("user"), UserErrors.USER_UNKNOWN, Map.of(), null)));
  }
}
