package dev.hookferry.registry.account;

import dev.hookferry.registry.key.ApiKey;

/**
 * An account that was just made.
 *
 * @param key its first key, of an admin
 * @param secretKey that key's text, known now and never again
 */
public record NewAccount(Account account, ApiKey key, String secretKey) {

  @Override
  public String toString() {
    return "NewAccount[" + account.id + "]";
  }
}
