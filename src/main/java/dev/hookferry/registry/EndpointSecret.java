package dev.hookferry.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A sealed secret of an endpoint. Position 0 signs first; position 1 may run out. */
@Entity
@IdClass(EndpointSecret.Key.class)
class EndpointSecret {

  /** Its primary key. */
  static class Key implements Serializable {
    public int accountId;
    public UUID endpointId;
    public short position;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && accountId == key.accountId
          && position == key.position
          && endpointId.equals(key.endpointId);
    }

    @Override
    public int hashCode() {
      return Objects.hash(accountId, endpointId, position);
    }
  }

  @Id public int accountId;
  @Id public UUID endpointId;
  @Id public short position;
  public byte[] sealed;
  public Instant createdAt;

  /** Null: never. */
  public Instant expiresAt;
}
