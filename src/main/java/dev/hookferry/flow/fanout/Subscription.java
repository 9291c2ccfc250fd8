package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.routing.Reach;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * That an enabled endpoint wants events.
 *
 * @param channels of which an event must name one; empty: it need not
 */
record Subscription(UUID endpointId, Reach reach, Set<String> channels) {

  /** Whether an event of this scope and to these channels is for the endpoint. */
  boolean covers(Scope scope, List<String> published) {
    return reach.covers(scope)
        && (channels.isEmpty() || published.stream().anyMatch(channels::contains));
  }
}
