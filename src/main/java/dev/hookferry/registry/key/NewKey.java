package dev.hookferry.registry.key;

/**
 * A key that was just made.
 *
 * @param secret its text, known now and never again
 */
public record NewKey(ApiKey key, String secret) {

  @Override
  public String toString() {
    return "NewKey[" + key.id + "]";
  }
}
