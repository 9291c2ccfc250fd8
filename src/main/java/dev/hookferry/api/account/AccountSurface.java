package dev.hookferry.api.account;

import dev.hookferry.api.kit.MessageBody;
import dev.hookferry.domain.model.Event;
import dev.hookferry.domain.model.PublicId;
import dev.hookferry.domain.retry.Backoff;
import dev.hookferry.domain.retry.RetrySchedule;
import dev.hookferry.domain.surface.Dispatch;
import dev.hookferry.domain.surface.Message;
import dev.hookferry.domain.surface.Surface;
import jakarta.inject.Singleton;

/** How receivers of the account surface are called: Standard Webhooks 1.0.0. */
@Singleton
class AccountSurface implements Surface {

  static final String NAME = "account";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Backoff backoff() {
    return RetrySchedule.STANDARD_WEBHOOKS;
  }

  @Override
  public Message message(Dispatch dispatch) {
    return Message.of(body(dispatch.event()));
  }

  private static byte[] body(Event event) {
    return MessageBody.of(
        event.data(),
        json -> {
          json.writeStringField("id", PublicId.EVENT.of(event.id()));
          json.writeStringField("type", event.type());
          json.writeStringField("timestamp", Times.text(event.occurredAt()));
          MessageBody.raw(json, "data", event.data());
        });
  }
}
