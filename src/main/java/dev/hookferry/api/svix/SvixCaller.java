package dev.hookferry.api.svix;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.registry.eventtype.EventType;
import dev.hookferry.registry.portal.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who makes a request, and by which one.
 *
 * @param capabilities of an application's own token; empty: it is a key, whose role counts
 * @param featureFlags of event types that it sees; empty: it sees all
 * @param token as it was presented
 * @param path of the request
 */
record SvixCaller(
    Caller caller,
    Optional<Set<Capability>> capabilities,
    Optional<List<String>> featureFlags,
    String token,
    String path,
    Optional<String> idempotencyKey) {

  int accountId() {
    return caller.accountId();
  }

  boolean isOfApplication() {
    return capabilities.isPresent();
  }

  boolean sees(EventType type) {
    return type.featureFlags == null
        || featureFlags
            .map(flags -> flags.stream().anyMatch(type.featureFlags::contains))
            .orElse(true);
  }

  boolean reaches(Scope application) {
    return caller.reaches(application);
  }

  /** Makes, changes and deletes applications. */
  boolean mayManageApplications() {
    return !isOfApplication() && caller.isAccountWide() && caller.mayManageScopes();
  }

  boolean mayReadApplications() {
    return !isOfApplication() && caller.isAccountWide() && caller.mayReadEvents();
  }

  boolean mayWriteEventTypes() {
    return !isOfApplication() && caller.isAccountWide() && caller.isAdmin();
  }

  boolean mayPublish() {
    return !isOfApplication() && caller.mayPublish();
  }

  boolean mayReadEndpoints() {
    return isOfApplication() || caller.mayManageWebhooks();
  }

  boolean mayReadEvents() {
    return isOfApplication() || caller.mayReadEvents();
  }

  boolean mayWriteEndpoints() {
    return has(Capability.ENDPOINTS_WRITE);
  }

  boolean mayReadSecrets() {
    return has(Capability.SECRETS_READ);
  }

  boolean mayReplay() {
    return has(Capability.REPLAY);
  }

  /** Sends examples and expunges, which an application's own token may not. */
  boolean mayManageAll() {
    return !isOfApplication() && caller.mayManageWebhooks();
  }

  boolean mayGiveAccess() {
    return !isOfApplication() && caller.isAdmin();
  }

  private boolean has(Capability capability) {
    return capabilities.map(own -> own.contains(capability)).orElse(caller.mayManageWebhooks());
  }
}
