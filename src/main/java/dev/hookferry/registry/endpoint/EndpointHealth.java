package dev.hookferry.registry.endpoint;

import dev.hookferry.domain.model.AccountKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * What sending to an endpoint found out. The line writes it, so what is changed here are single
 * columns.
 */
@Entity
@IdClass(AccountKey.class)
@DynamicUpdate
public class EndpointHealth {

  @Id
  @Column(name = "account_id")
  public int accountId;

  /** The endpoint's. */
  @Id
  @Column(name = "endpoint_id")
  public UUID id;

  /** Failed attempts since the last success. */
  public int consecutiveFailures;

  /** The first of them; null: there are none. */
  public Instant failingSince;

  /** Null: never. */
  public Instant lastVerifiedAt;

  /** The last success; null: none yet. */
  public Instant lastDeliveryAt;

  /** Of the last failed attempt; null: none. */
  public String lastError;
}
