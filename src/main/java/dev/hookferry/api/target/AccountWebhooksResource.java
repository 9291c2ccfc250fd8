package dev.hookferry.api.target;

import dev.hookferry.api.target.TargetJson.Webhook;
import dev.hookferry.api.target.TargetJson.WebhookPage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The account's own webhooks, which get the events of the account and of every target. */
@ApplicationScoped
class AccountWebhooksResource implements AccountWebhooksApi {

  private final TargetAuth auth;
  private final TargetBodies bodies;
  private final Webhooks webhooks;

  AccountWebhooksResource(TargetAuth auth, TargetBodies bodies, Webhooks webhooks) {
    this.auth = auth;
    this.bodies = bodies;
    this.webhooks = webhooks;
  }

  @Override
  public Uni<Webhook> create(byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.create(account, bodies.read(body)))
        .map(TargetMapper::webhook);
  }

  @Override
  public Uni<WebhookPage> list(String page, String length) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.page(account, Paging.of(page, length)));
  }

  @Override
  public Uni<Webhook> get(String id) {
    return auth.accountWebhookManager().chain(account -> webhooks.find(account, id));
  }

  @Override
  public Uni<Webhook> replace(String id, byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.replace(account, id, bodies.read(body)));
  }

  @Override
  public Uni<Webhook> change(String id, byte[] body) {
    return auth.accountWebhookManager()
        .chain(account -> webhooks.change(account, id, bodies.read(body)));
  }

  @Override
  public Uni<Void> delete(String id) {
    return auth.accountWebhookManager().chain(account -> webhooks.delete(account, id));
  }
}
