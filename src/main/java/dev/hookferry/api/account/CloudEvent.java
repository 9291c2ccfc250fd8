package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Audience;
import dev.hookferry.domain.model.NewEvent;

/**
 * A CloudEvent as an event of ours. Its extension attributes {@code scopekind} and {@code scopeid}
 * say whose it is; the other optional attributes are not kept.
 *
 * @param event whole only where there are no problems
 * @param source with {@code id} its identity
 */
record CloudEvent(NewEvent event, String source, String id) {

  static CloudEvent read(
      CloudEventFields fields, JsonNode attributes, byte[] data, Problems problems) {
    Values values = fields.read(attributes, problems);
    NewEvent event =
        new NewEvent(
            fields.scope(attributes, problems),
            values.get(fields.type),
            null,
            values.get(fields.time),
            data,
            Audience.EVERYONE);
    return new CloudEvent(event, values.get(fields.source), values.get(fields.id));
  }
}
