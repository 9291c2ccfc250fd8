package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.target.TargetJson.Registration;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.registry.endpoint.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The webhooks of a target. */
@Path("/targets/{target_id}/webhooks")
@Tag(name = "target", description = "Webhooks of a scan target")
@SecurityRequirement(name = OpenApiFrame.JWT)
class TargetWebhooksResource {

  private final TargetAuth auth;
  private final TargetBodies bodies;
  private final TargetWebhooks webhooks;
  private final Registrations registrations;

  TargetWebhooksResource(
      TargetAuth auth, TargetBodies bodies, TargetWebhooks webhooks, Registrations registrations) {
    this.auth = auth;
    this.bodies = bodies;
    this.webhooks = webhooks;
    this.registrations = registrations;
  }

  @POST
  @ResponseStatus(200)
  @Operation(operationId = "createTargetWebhook", summary = "Create Target's Webhook")
  @Takes(body = "TargetWebhookRequest", forms = true)
  public Uni<Registration> create(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      byte[] body) {
    return with(
        targetId,
        body,
        (target, data) -> webhooks.create(target, data).chain(made -> register(target, made)));
  }

  @GET
  @Operation(operationId = "listTargetWebhooks", summary = "List Target's Webhooks")
  @Takes(query = "TargetPageQuery")
  public Uni<WebhookPage> list(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @Context UriInfo uri) {
    return with(targetId, target -> webhooks.page(target, TargetPage.of(uri)));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getTargetWebhook", summary = "Get Target's Webhook")
  public Uni<Webhook> get(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id) {
    return with(targetId, target -> webhooks.find(target, id));
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "replaceTargetWebhook", summary = "Replace Target's Webhook")
  @Takes(body = "TargetWebhookRequest", forms = true)
  public Uni<Webhook> replace(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body) {
    return with(targetId, body, (target, data) -> webhooks.replace(target, id, data));
  }

  @PATCH
  @Path("/{id}")
  @Operation(operationId = "changeTargetWebhook", summary = "Change Target's Webhook in Part")
  @Takes(body = "TargetWebhookPatch", forms = true)
  public Uni<Webhook> change(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body) {
    return with(targetId, body, (target, data) -> webhooks.change(target, id, data));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteTargetWebhook", summary = "Delete Target's Webhook")
  public Uni<Void> delete(
      @PathParam("target_id") @Parameter(description = "Identifier of the target.") String targetId,
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id) {
    return with(targetId, target -> webhooks.delete(target, id));
  }

  /** Where that fails the webhook goes again, so that the request can be repeated. */
  private Uni<Registration> register(Owner target, Endpoint made) {
    return registrations
        .register(made)
        .onFailure()
        .call(() -> webhooks.delete(target, Base58.encode(made.id)).onFailure().recoverWithNull());
  }

  private <T> Uni<T> with(String targetId, Function<Owner, Uni<T>> work) {
    return auth.webhookManager().chain(caller -> auth.target(caller, targetId)).chain(work::apply);
  }

  /** The body is read before the target is looked for. */
  private <T> Uni<T> with(String targetId, byte[] body, BiFunction<Owner, JsonNode, Uni<T>> work) {
    return auth.webhookManager()
        .chain(
            caller -> {
              JsonNode data = bodies.read(body);
              return auth.target(caller, targetId).chain(target -> work.apply(target, data));
            });
  }
}
