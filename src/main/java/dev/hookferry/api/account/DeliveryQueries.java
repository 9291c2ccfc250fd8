package dev.hookferry.api.account;

import static java.util.stream.Collectors.toSet;

import dev.hookferry.api.kit.Values;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.history.DeliveryQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads which deliveries a caller asks for, among those that it may see. */
final class DeliveryQueries {

  private DeliveryQueries() {}

  /** The newest deliveries that the caller may see. */
  static DeliveryQuery newest(Caller caller, int limit) {
    return new DeliveryQuery(
        caller.accountId(),
        Optional.empty(),
        caller.scope(),
        Optional.empty(),
        List.of(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        0,
        limit);
  }

  /** Those that a query asks for. */
  static DeliveryQuery read(Caller caller, Values query) {
    return new DeliveryQuery(
            caller.accountId(),
            Optional.empty(),
            caller.scope(),
            query.optional(DeliveryFields.ENDPOINT_ID),
            query.optional(DeliveryFields.EVENT_ID).stream().toList(),
            query.optional(DeliveryFields.STATUS).stream().collect(toSet()),
            query.optional(EventFields.TYPE_OF_LIST),
            query.optional(PageFields.SINCE),
            query.optional(PageFields.UNTIL),
            false,
            query.optional(PageFields.CURSOR),
            0,
            query.get(PageFields.LIMIT))
        .ofJob(query.optional(DeliveryFields.JOB_ID))
        .narrowedBy(SearchFields.narrowing(query));
  }
}
