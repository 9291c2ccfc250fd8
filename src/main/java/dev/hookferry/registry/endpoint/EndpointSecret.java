package dev.hookferry.registry.endpoint;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** A sealed secret of an endpoint. Position 0 signs first; the others may run out. */
@Entity
@IdClass(EndpointSecret.Key.class)
public class EndpointSecret {

  /** Its primary key. */
  public record Key(int accountId, UUID endpointId, short position) implements Serializable {}

  @Id
  @Column(name = "account_id")
  public int accountId;

  @Id
  @Column(name = "endpoint_id")
  public UUID endpointId;

  @Id public short position;
  public byte[] sealed;
  public Instant createdAt;

  /** Null: never. */
  public Instant expiresAt;

  boolean isActiveAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  void hold(byte[] secret, Instant since, Instant until) {
    sealed = secret;
    createdAt = since;
    expiresAt = until;
  }
}
