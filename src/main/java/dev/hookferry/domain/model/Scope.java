package dev.hookferry.domain.model;

/**
 * What a webhook hangs on: the account itself, or a session, target, device, user or application of
 * it.
 *
 * @param id its name within the kind; empty for the account itself, and only for it
 */
public record Scope(ScopeKind kind, String id) {

  /** The account itself. */
  public static final Scope ACCOUNT = new Scope(ScopeKind.ACCOUNT, "");

  /** The id of the device and of the user that every account has from the start. */
  public static final String DEFAULT_ID = "default";

  public Scope {
    if ((kind == ScopeKind.ACCOUNT) != id.isEmpty()) {
      throw new IllegalArgumentException("not a scope: " + kind + " '" + id + "'");
    }
  }

  public boolean isAccount() {
    return kind == ScopeKind.ACCOUNT;
  }
}
