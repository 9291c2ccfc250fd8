package dev.hookferry.api.device;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.registry.endpoint.EndpointSet;
import java.util.regex.Pattern;

/** The panel that a request is about: its key's scope, else the account's default one. */
record Device(int accountId, Scope scope) {

  private static final Pattern UID = Pattern.compile("[1-9][0-9]{0,17}");

  static Device of(Caller caller) {
    return new Device(caller.accountId(), caller.scopeOrDefault(ScopeKind.DEVICE));
  }

  /** All that this surface has is for administrators of a device alone. */
  static boolean isAdministeredBy(Caller caller) {
    return caller.isAdmin()
        && caller.scope().stream().allMatch(scope -> scope.kind() == ScopeKind.DEVICE);
  }

  EndpointSet webhooks() {
    return EndpointSet.of(accountId, DeviceEnvelope.NAME, scope);
  }

  /** The integer that webhooks and events go by in paths; 0, which none has, for anything else. */
  static long uid(String text) {
    return UID.matcher(text).matches() ? Long.parseLong(text) : 0;
  }
}
