package dev.hookferry.api.target;

import dev.hookferry.api.kit.SurfaceContract;
import dev.hookferry.support.TestAccount;

/**
 * How this surface is spoken to, for what holds on every one: on webhooks of the account, as those
 * of a target get an event of their own first.
 */
abstract class TargetContract extends SurfaceContract {

  @Override
  protected String collection() {
    return "/webhooks";
  }

  @Override
  protected String create(TestAccount owner, String url) {
    String id = owner.admin().body(goodChange(url)).post(collection()).path("id");
    return collection() + "/" + id;
  }

  @Override
  protected String changeMethod() {
    return "PUT";
  }

  @Override
  protected String goodChange(String url) {
    return "{\"url\": \"" + url + "\"}";
  }

  @Override
  protected String publish(TestAccount owner) {
    return owner.publish("user_created", "{}");
  }

  @Override
  protected int invalidStatus() {
    return 400;
  }
}
