package dev.hookferry.vault;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.config.MasterKeyText;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The master keys of this installation: the first one seals, all of them open, so that keys can be
 * changed one after the other.
 *
 * @param keys not empty
 */
record MasterKeys(List<MasterKey> keys) {

  MasterKeys {
    keys = List.copyOf(keys);
  }

  /**
   * Reads keys.
   *
   * @param encoded each the base64 of 32 bytes
   */
  static MasterKeys parse(List<String> encoded) {
    return new MasterKeys(encoded.stream().map(MasterKeyText::decode).map(MasterKey::new).toList());
  }

  MasterKey first() {
    return keys.get(0);
  }

  Optional<MasterKey> find(long id) {
    return keys.stream().filter(key -> key.id() == id).findFirst();
  }

  /** Finds the keys in the settings, else in the data folder. */
  static class Producer {

    @Produces
    @Singleton
    MasterKeys keys(HookferryConfig config) {
      return parse(
          config.masterKey().orElseGet(() -> List.of(KeyFile.in(config.data()).readOrMake())));
    }
  }
}
