package dev.hookferry.api.account;

import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.PublicId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event that was taken in.
 *
 * @param deliveries how many endpoints will get it
 */
@Schema(name = "AcceptedEvent")
record AcceptedJson(String id, int deliveries) {

  static AcceptedJson of(AcceptedEvent event) {
    return new AcceptedJson(PublicId.EVENT.of(event.id()), event.deliveries());
  }
}
