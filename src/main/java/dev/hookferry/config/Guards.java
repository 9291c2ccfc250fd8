package dev.hookferry.config;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.Cidr;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The address guard, with the exceptions that the operator allows. */
class Guards {

  @Produces
  @Singleton
  AddressGuard guard(HookferryConfig config) {
    return new AddressGuard(
        config.egress().allow().orElse(List.of()).stream().map(Cidr::parse).toList());
  }
}
