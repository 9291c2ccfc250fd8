package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Utf8;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import dev.hookferry.domain.routing.OwnTypes;
import java.time.Instant;
import java.util.Map;

/** Events as they are published and looked for. */
final class EventFields {

  static final Field<String> TYPE =
      Field.of("type", Type.text(1, 255).then(EventFields::notOurs))
          .mandatory()
          .example("invoice.paid");
  static final Field<JsonNode> DATA =
      Field.of("data", Type.any())
          .mandatory()
          .doc("Any JSON; delivered byte for byte.")
          .example(Map.of("amount", 12));
  static final Field<Scope> SCOPE = ScopeFields.SCOPE.otherwise(Scope.ACCOUNT);
  static final Field<Instant> OCCURRED_AT = Field.of("occurred_at", Type.time()).orNull();
  static final Field<String> OBJECT_TYPE = Field.of("object_type", Type.text(0, 255)).orNull();

  static final Shape EVENT = Shape.of("EventRequest", TYPE, DATA, SCOPE, OCCURRED_AT, OBJECT_TYPE);

  static final Field<String> TYPE_OF_LIST = Field.of("type", Type.text()).doc("Of the event.");
  static final Field<ScopeKind> SCOPE_KIND = Field.of("scope_kind", ScopeFields.ANY_KIND);
  static final Field<String> SCOPE_ID = Field.of("scope_id", Type.text());

  static final Shape LIST =
      Shape.of(
          "EventQuery",
          TYPE_OF_LIST,
          SCOPE_KIND,
          SCOPE_ID,
          SearchFields.RESPONSE_STATUS,
          SearchFields.ERROR,
          SearchFields.TEXT,
          PageFields.SINCE,
          PageFields.UNTIL,
          PageFields.CURSOR,
          PageFields.LIMIT);

  private static final Type<String> KEY = Type.text(1, 255);

  /** The value of a header. */
  static final Type<String> IDEMPOTENCY_KEY =
      Type.any()
          .then(EventFields::utf8)
          .then((text, input, at) -> KEY.read(TextNode.valueOf(text), at));

  private EventFields() {}

  /** Types under this name are the service's own. */
  private static String notOurs(String type, JsonNode input, Problems at) {
    return OwnTypes.contain(type)
        ? at.refuse("types under hookferry are the service's own", input)
        : type;
  }

  private static String utf8(JsonNode header, JsonNode input, Problems at) {
    return Utf8.ofHeader(header.textValue()).orElseGet(() -> at.add(Violation.UNICODE, input));
  }
}
