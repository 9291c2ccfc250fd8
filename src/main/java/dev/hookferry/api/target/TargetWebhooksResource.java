package dev.hookferry.api.target;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.target.TargetJson.Registration;
import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import dev.hookferry.domain.model.Base58;
import dev.hookferry.registry.endpoint.Endpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The webhooks of a target. */
@ApplicationScoped
class TargetWebhooksResource implements TargetWebhooksApi {

  private final TargetAuth auth;
  private final TargetBodies bodies;
  private final Webhooks webhooks;
  private final Registrations registrations;

  TargetWebhooksResource(
      TargetAuth auth, TargetBodies bodies, Webhooks webhooks, Registrations registrations) {
    this.auth = auth;
    this.bodies = bodies;
    this.webhooks = webhooks;
    this.registrations = registrations;
  }

  @Override
  public Uni<Registration> create(String targetId, byte[] body) {
    return with(
        targetId,
        body,
        (target, data) -> webhooks.create(target, data).chain(made -> register(target, made)));
  }

  @Override
  public Uni<WebhookPage> list(String targetId, String page, String length) {
    return with(targetId, target -> webhooks.page(target, Paging.of(page, length)));
  }

  @Override
  public Uni<Webhook> get(String targetId, String id) {
    return with(targetId, target -> webhooks.find(target, id));
  }

  @Override
  public Uni<Webhook> replace(String targetId, String id, byte[] body) {
    return with(targetId, body, (target, data) -> webhooks.replace(target, id, data));
  }

  @Override
  public Uni<Webhook> change(String targetId, String id, byte[] body) {
    return with(targetId, body, (target, data) -> webhooks.change(target, id, data));
  }

  @Override
  public Uni<Void> delete(String targetId, String id) {
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
