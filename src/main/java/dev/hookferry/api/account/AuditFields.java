package dev.hookferry.api.account;

import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.notice.AuditAction;
import dev.hookferry.notice.AuditQuery;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Entries of the audit log as they are looked for. */
final class AuditFields {

  private static final Field<String> ACTOR =
      Field.of("actor", Type.text()).doc("The id of who acted: key_… or pol_….");
  private static final Field<String> ACTION =
      Field.of("action", Type.text())
          .doc(
              Stream.of(AuditAction.values())
                  .map(AuditAction::text)
                  .collect(Collectors.joining(", ", "", ".")))
          .example("endpoint.update");
  private static final Field<String> TARGET =
      Field.of("target", Type.text())
          .doc("What it was done to: an id, kind/id of a scope, the name of an event type.");

  static final Shape LIST =
      Shape.of(
          "AuditQuery",
          PageFields.SINCE,
          PageFields.UNTIL,
          ACTOR,
          ACTION,
          TARGET,
          PageFields.CURSOR,
          PageFields.LIMIT);

  private AuditFields() {}

  /** One entry more than the page has. */
  static AuditQuery query(Caller caller, Values values) {
    return new AuditQuery(
        caller.accountId(),
        values.optional(PageFields.SINCE),
        values.optional(PageFields.UNTIL),
        values.optional(ACTOR),
        values.optional(ACTION),
        values.optional(TARGET),
        values.optional(PageFields.CURSOR),
        values.get(PageFields.LIMIT) + 1);
  }
}
