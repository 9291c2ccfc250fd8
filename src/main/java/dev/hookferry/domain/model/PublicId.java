package dev.hookferry.domain.model;

import java.util.Optional;
import java.util.UUID;

/**
 * The public form of an identifier: a prefix that says what it names, then the UUID in Base58.
 *
 * @param prefix with its underscore, {@code evt_}
 */
public record PublicId(String prefix) {

  public static final PublicId ENDPOINT = new PublicId("whe_");
  public static final PublicId EVENT = new PublicId("evt_");
  public static final PublicId DELIVERY = new PublicId("del_");
  public static final PublicId KEY = new PublicId("key_");
  public static final PublicId JOB = new PublicId("job_");
  public static final PublicId AUDIT_ENTRY = new PublicId("aud_");
  public static final PublicId PORTAL_LINK = new PublicId("pol_");

  /** The public form of this UUID. */
  public String of(UUID id) {
    return prefix + Base58.encode(id);
  }

  /** The UUID of this public form, or empty if it is none of this prefix; null is empty too. */
  public Optional<UUID> parse(String text) {
    return Optional.ofNullable(text)
        .filter(given -> given.startsWith(prefix))
        .flatMap(given -> Base58.decode(given.substring(prefix.length())));
  }
}
