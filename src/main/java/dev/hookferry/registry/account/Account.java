package dev.hookferry.registry.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** Who pays and publishes; the tenant. */
@Entity
public class Account {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public int id;

  public String name;

  /** What it was called where it came from; null: it came from nowhere. */
  public String externalId;

  @Column(updatable = false)
  public Instant createdAt;
}
