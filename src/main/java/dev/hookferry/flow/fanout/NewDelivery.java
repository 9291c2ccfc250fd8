package dev.hookferry.flow.fanout;

import dev.hookferry.domain.lane.LaneKey;
import dev.hookferry.flow.publish.Draft;
import java.util.UUID;

/** A delivery that is about to be stored. */
public record NewDelivery(int accountId, UUID id, UUID endpointId, Draft draft) {

  public LaneKey lane() {
    return new LaneKey(accountId, endpointId);
  }

  /** Bytes that sending it holds, about. */
  public int bytes() {
    return draft.event().data().length;
  }
}
