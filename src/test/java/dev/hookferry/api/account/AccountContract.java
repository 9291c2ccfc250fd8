package dev.hookferry.api.account;

import dev.hookferry.api.kit.SurfaceContract;
import dev.hookferry.support.TestAccount;
import java.util.Map;

/** How this surface is spoken to, for what holds on every one. */
abstract class AccountContract extends SurfaceContract {

  @Override
  protected String collection() {
    return EndpointsResourceTest.PATH;
  }

  @Override
  protected String create(TestAccount owner, String url) {
    return collection() + "/" + EndpointsResourceTest.id(owner.endpoint(url, Map.of()));
  }

  @Override
  protected String changeMethod() {
    return "PATCH";
  }

  @Override
  protected String goodChange(String url) {
    return "{\"url\":\"" + url + "\"}";
  }

  @Override
  protected String publish(TestAccount owner) {
    return owner.publish("vm.created", "{}");
  }

  @Override
  protected int invalidStatus() {
    return 422;
  }
}
