package dev.hookferry.api.target;

import dev.hookferry.api.shared.SurfaceContract;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;

/**
 * What holds on every surface holds on this one, on webhooks of the account: those of a target get
 * an event of their own first.
 */
@QuarkusTest
class TargetContractTest extends SurfaceContract {

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
