package dev.hookferry.web.dashboard;

import dev.hookferry.registry.account.Account;
import java.time.Instant;

/** An account in a list. */
public record AccountRow(int id, String name, Instant createdAt) {

  static AccountRow of(Account account) {
    return new AccountRow(account.id, account.name, account.createdAt);
  }
}
