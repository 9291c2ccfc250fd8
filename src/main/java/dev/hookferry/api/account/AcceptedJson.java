package dev.hookferry.api.account;

import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.PublicId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event that was taken in.
 *
 * @param deliveries how many endpoints will get it
 */
@RegisterForReflection // of what is answered, the method that publishes says nothing
@Schema(name = "AcceptedEvent")
record AcceptedJson(String id, int deliveries) {

  static AcceptedJson of(AcceptedEvent event) {
    return new AcceptedJson(PublicId.EVENT.of(event.id()), event.deliveries());
  }
}
