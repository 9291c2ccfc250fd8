package dev.hookferry.domain.model;

import java.time.Instant;

/** Who pays and publishes; the tenant. */
public class Account {

  public int id;

  public String name;
  public Instant createdAt;
}
