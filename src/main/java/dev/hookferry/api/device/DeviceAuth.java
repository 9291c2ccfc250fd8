package dev.hookferry.api.device;

import dev.hookferry.api.kit.Callers;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.ScopeKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets administrators of a device in: all that this surface has is theirs alone. */
@ApplicationScoped
class DeviceAuth {

  private final Callers callers;

  DeviceAuth(Callers callers) {
    this.callers = callers;
  }

  /** The device that the caller administers: its key's scope, else the account's default one. */
  Uni<Device> device() {
    return callers.callerWho(DeviceAuth::administersDevice).map(Device::of);
  }

  private static boolean administersDevice(Caller caller) {
    return caller.isAdmin()
        && caller.scope().stream().allMatch(scope -> scope.kind() == ScopeKind.DEVICE);
  }
}
