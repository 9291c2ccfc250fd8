package dev.hookferry.registry;

import dev.hookferry.domain.model.EndpointHealth;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What sending found out about an endpoint; the line writes it. */
@Entity
@Immutable
@Table(name = "endpoint_health")
@IdClass(StoredHealth.Key.class)
class StoredHealth {

  /** Its primary key. */
  record Key(int accountId, UUID endpointId) implements Serializable {}

  @Id public int accountId;
  @Id public UUID endpointId;
  public int consecutiveFailures;
  public Instant lastVerifiedAt;
  public Instant lastDeliveryAt;
  public String lastError;

  EndpointHealth health() {
    return new EndpointHealth(consecutiveFailures, lastVerifiedAt, lastDeliveryAt, lastError);
  }
}
