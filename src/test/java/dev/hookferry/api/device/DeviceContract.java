package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.json;
import static dev.hookferry.api.device.DeviceClient.with;

import dev.hookferry.api.kit.SurfaceContract;
import dev.hookferry.support.TestAccount;

/** How this surface is spoken to, for what holds on every one. */
abstract class DeviceContract extends SurfaceContract {

  @Override
  protected String collection() {
    return DeviceClient.WEBHOOKS;
  }

  @Override
  protected String create(TestAccount owner, String url) {
    return collection() + "/" + new DeviceClient(owner.adminKey()).create(with("url", url));
  }

  @Override
  protected String changeMethod() {
    return "PUT";
  }

  @Override
  protected String goodChange(String url) {
    return json(with("url", url));
  }

  @Override
  protected String publish(TestAccount owner) {
    return owner.publish("device", "default", "log.door_was_opened", "{}");
  }

  @Override
  protected int notFoundStatus() {
    return 400;
  }

  @Override
  protected int invalidStatus() {
    return 400;
  }

  @Override
  protected int tooLargeStatus() {
    return 400;
  }
}
