package dev.hookferry.domain.model;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** The primary key of a row of an account. */
public class AccountKey implements Serializable {

  public int accountId;
  public UUID id;

  public AccountKey() {}

  public AccountKey(int accountId, UUID id) {
    this.accountId = accountId;
    this.id = id;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountKey key && accountId == key.accountId && id.equals(key.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(accountId, id);
  }
}
