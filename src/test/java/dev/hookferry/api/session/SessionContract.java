package dev.hookferry.api.session;

import dev.hookferry.api.kit.SurfaceContract;
import dev.hookferry.support.TestAccount;

/** How this surface is spoken to, for what holds on every one. */
abstract class SessionContract extends SurfaceContract {

  @Override
  protected void prepare(TestAccount owner) {
    owner.withScope("session", "s-1");
  }

  @Override
  protected String collection() {
    return "/api/v1/ssh/verify/sessions/s-1/webhooks";
  }

  @Override
  protected String create(TestAccount owner, String url) {
    String body = "{\"url\": \"" + url + "\"}";
    return collection() + "/" + owner.admin().body(body).post(collection()).path("id");
  }

  @Override
  protected String changeMethod() {
    return "PUT";
  }

  @Override
  protected String goodChange(String url) {
    return """
    {"backoff_multiplier": 1, "initial_backoff": 1, "retries": 0, "url": "%s"}"""
        .formatted(url);
  }

  @Override
  protected String publish(TestAccount owner) {
    return owner.publish("session", "s-1", "verified", "{}");
  }

  @Override
  protected int invalidStatus() {
    return 422;
  }

  @Override
  protected String errorType() {
    return "application/problem+json";
  }
}
