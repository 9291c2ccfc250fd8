package dev.hookferry.api.target;

import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The account's own webhooks, which get the events of the account and of every target. */
@Path("/webhooks")
@Tag(name = "target")
@SecurityRequirement(name = OpenApiFrame.JWT)
class AccountWebhooksResource {

  private final TargetAuth auth;
  private final TargetBodies bodies;
  private final TargetWebhooks webhooks;

  AccountWebhooksResource(TargetAuth auth, TargetBodies bodies, TargetWebhooks webhooks) {
    this.auth = auth;
    this.bodies = bodies;
    this.webhooks = webhooks;
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createAccountWebhook", summary = "Create Account's Webhook")
  @Takes(body = "TargetWebhookRequest", forms = true)
  public Uni<Webhook> create(byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.create(account, bodies.read(body)))
        .map(TargetMapper::webhook);
  }

  @GET
  @Operation(operationId = "listAccountWebhooks", summary = "List Account's Webhooks")
  @Takes(query = "TargetPageQuery")
  public Uni<WebhookPage> list(@Context UriInfo uri) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.page(account, TargetPage.of(uri)));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getAccountWebhook", summary = "Get Account's Webhook")
  public Uni<Webhook> get(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id) {
    return auth.accountWebhookManager().chain(account -> webhooks.find(account, id));
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "replaceAccountWebhook", summary = "Replace Account's Webhook")
  @Takes(body = "TargetWebhookRequest", forms = true)
  public Uni<Webhook> replace(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.replace(account, id, bodies.read(body)));
  }

  @PATCH
  @Path("/{id}")
  @Operation(operationId = "changeAccountWebhook", summary = "Change Account's Webhook in Part")
  @Takes(body = "TargetWebhookPatch", forms = true)
  public Uni<Webhook> change(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id,
      byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.change(account, id, bodies.read(body)));
  }

  @DELETE
  @Path("/{id}")
  @Operation(operationId = "deleteAccountWebhook", summary = "Delete Account's Webhook")
  public Uni<Void> delete(
      @PathParam("id") @Parameter(description = "Identifier of the webhook.") String id) {
    return auth.accountWebhookManager().chain(account -> webhooks.delete(account, id));
  }
}
