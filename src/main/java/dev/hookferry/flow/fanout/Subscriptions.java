package dev.hookferry.flow.fanout;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.routing.PatternIndex;
import java.util.List;
import java.util.UUID;

/**
 * What an account's endpoints want.
 *
 * @param version of the account's endpoints, of which these were read
 */
record Subscriptions(long version, PatternIndex<Subscription> byPattern) {

  /** The endpoints that get an event of this scope and type, to these channels. */
  List<UUID> wanting(Scope scope, String type, List<String> channels) {
    return byPattern.matching(type).stream()
        .filter(subscription -> subscription.covers(scope, channels))
        .map(Subscription::endpointId)
        .toList();
  }
}
