package dev.hookferry.web.dashboard;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.portal.Capability;
import dev.hookferry.web.kit.Visitor;
import java.util.List;
import java.util.Optional;

/** Somebody who signed in by a key, and may do what the key may. */
record KeyVisitor(Caller caller, String session) implements Visitor {

  static final String BASE = "/dashboard";

  @Override
  public int accountId() {
    return caller.accountId();
  }

  @Override
  public Optional<Scope> reach() {
    return caller.scope();
  }

  /** Secrets are shown when they are made, and never again, as the API has it. */
  @Override
  public boolean may(Capability capability) {
    return capability != Capability.SECRETS_READ && caller.mayManageWebhooks();
  }

  @Override
  public boolean seesNewSecrets() {
    return true;
  }

  @Override
  public boolean readsWebhooks() {
    return caller.mayManageWebhooks();
  }

  @Override
  public String base() {
    return BASE;
  }

  @Override
  public String scopeName() {
    return "account "
        + caller.accountId()
        + caller.scope().map(scope -> ", " + scope.kind().text() + " " + scope.id()).orElse("");
  }

  @Override
  public boolean isStaff() {
    return true;
  }

  @Override
  public boolean isAdmin() {
    return caller.isAdmin() && caller.isAccountWide();
  }

  @Override
  public List<String> frameAncestors() {
    return List.of();
  }

  @Override
  public String returnUrl() {
    return null;
  }

  @Override
  public String logoUrl() {
    return null;
  }

  @Override
  public String mode() {
    return "auto";
  }

  @Override
  public String sheet() {
    return null;
  }

  @Override
  public String toString() {
    return "KeyVisitor[" + caller.id() + "]";
  }
}
