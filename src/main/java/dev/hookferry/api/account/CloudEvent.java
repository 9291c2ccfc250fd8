package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.domain.model.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * A CloudEvent as an event of ours. Its extension attributes {@code scopekind} and {@code scopeid}
 * say whose it is; the other optional attributes are not kept.
 *
 * @param event whole only where there are no problems
 * @param source with {@code id} its identity
 */
record CloudEvent(NewEvent event, String source, String id) {

  private static final Type<String> TEXT = Scalars.string(1, 4096);
  private static final Type<String> EVENT_TYPE = Scalars.string(1, 255);

  /**
   * @param attributes an object
   * @param prefix of the attributes' names: {@code ce-} in headers, else empty
   */
  static CloudEvent read(JsonNode attributes, String prefix, byte[] data, Problems problems) {
    Members members = JsonBody.members(attributes, problems);
    members.required(prefix + "specversion", Scalars.oneOf("1.0"));
    String id = members.required(prefix + "id", TEXT);
    String source = members.required(prefix + "source", TEXT);
    String type = members.required(prefix + "type", EVENT_TYPE);
    Optional<Instant> time = members.optional(prefix + "time", Scalars.DATETIME);
    Scope scope = scope(members, prefix, attributes);
    NewEvent event = new NewEvent(scope, type, null, time.orElse(null), data, Audience.EVERYONE);
    return new CloudEvent(event, source, id);
  }

  /** Null where it is a bad one. */
  private static Scope scope(Members members, String prefix, JsonNode attributes) {
    String kind = prefix + "scopekind";
    String id = prefix + "scopeid";
    boolean stated = attributes.has(kind) || attributes.has(id);
    return stated ? ScopeJson.read(members, kind, id, ScopeJson.kind(true)) : Scope.ACCOUNT;
  }
}
