package dev.hookferry.notice;

import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.model.Scope;
import java.util.UUID;

/**
 * That something was done.
 *
 * @param target the public id of what it was done to, or its name
 */
public record AuditEntry(int accountId, AuditAction action, String target, Changes changes) {

  /** What has no changes to tell. */
  public static AuditEntry of(int accountId, AuditAction action, PublicId form, UUID id) {
    return new AuditEntry(accountId, action, form.of(id), Changes.NONE);
  }

  /** The same of a scope. */
  public static AuditEntry of(int accountId, AuditAction action, Scope scope) {
    return new AuditEntry(accountId, action, scope.kind().text() + "/" + scope.id(), Changes.NONE);
  }
}
