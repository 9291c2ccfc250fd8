package dev.hookferry.registry;

import dev.hookferry.domain.model.AccountKey;
import dev.hookferry.domain.model.ApiKey;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of keys. */
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, AccountKey> {}
