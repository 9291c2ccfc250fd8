package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.List;

/** The attributes of a CloudEvent that count here. */
final class CloudEventFields {

  /** As members of an object. */
  static final CloudEventFields MEMBERS = new CloudEventFields("");

  /** As headers. */
  static final CloudEventFields HEADERS = new CloudEventFields(CloudEventHeaders.PREFIX);

  final Field<String> id;
  final Field<String> source;
  final Field<String> type;
  final Field<Instant> time;
  private final ScopeMembers scope;
  private final Shape shape;

  private CloudEventFields(String prefix) {
    Field<String> version = Field.of(prefix + "specversion", Type.oneOf("1.0")).mandatory();
    id = Field.of(prefix + "id", Type.text(1, 4096)).mandatory();
    source = Field.of(prefix + "source", Type.text(1, 4096)).mandatory();
    type = Field.of(prefix + "type", EventFields.TYPE.type()).mandatory();
    time = Field.of(prefix + "time", Type.time());
    scope = new ScopeMembers(prefix + "scopekind", prefix + "scopeid", ScopeFields.ANY_KIND);
    shape = new Shape("CloudEvent", List.of(version, id, source, type, time));
  }

  Values read(JsonNode attributes, Problems at) {
    return shape.read(attributes, at);
  }

  /** The account where none is stated; null where it is a bad one. */
  Scope scope(JsonNode attributes, Problems at) {
    return scope.areIn(attributes) ? scope.read(attributes, at) : Scope.ACCOUNT;
  }
}
