package dev.hookferry.api.device;

import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.envelope.DeviceEnvelope;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointSet;

/** The panel that a request is about. */
record Device(int accountId, Scope scope) {

  static Device of(Caller caller) {
    return new Device(caller.accountId(), caller.scopeOrDefault(ScopeKind.DEVICE));
  }

  static Device of(Endpoint webhook) {
    return new Device(webhook.accountId, webhook.scope());
  }

  EndpointSet webhooks() {
    return EndpointSet.of(accountId, DeviceEnvelope.NAME, scope);
  }
}
