package dev.hookferry.registry;

import dev.hookferry.domain.model.Account;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** The rows of accounts. */
@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, Integer> {}
