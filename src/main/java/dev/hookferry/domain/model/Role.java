package dev.hookferry.domain.model;

/** What a key may do. */
public enum Role {
  /** Makes and lists accounts, ticks the engine; nothing of an account. */
  OPERATOR,
  /** Everything in its account. */
  ADMIN,
  /** Manages webhooks, reads, verifies, replays; neither publishes nor manages keys and scopes. */
  MEMBER,
  /** Publishes, makes and deletes scopes, reads events; nothing of webhooks and deliveries. */
  PUBLISHER
}
