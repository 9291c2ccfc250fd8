package dev.hookferry.api.user;

import dev.hookferry.api.kit.SurfaceContract;
import dev.hookferry.support.TestAccount;

/** How this surface is spoken to, for what holds on every one. */
abstract class UserContract extends SurfaceContract {

  @Override
  protected String collection() {
    return UserClient.WEBHOOKS;
  }

  @Override
  protected String create(TestAccount owner, String url) {
    return collection() + "/" + new UserClient(owner.adminKey()).create(url, "all");
  }

  @Override
  protected String changeMethod() {
    return "PATCH";
  }

  @Override
  protected String goodChange(String url) {
    return "{\"url\":\"%s\",\"events\":[\"all\"]}".formatted(url);
  }

  @Override
  protected String publish(TestAccount owner) {
    return owner.publish("user", "default", "facility.creation.accepted", "{}");
  }

  @Override
  protected int readStatus() {
    return 201;
  }

  @Override
  protected int invalidStatus() {
    return 400;
  }
}
