package dev.hookferry.api.account;

import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;
import java.time.Instant;

/** Statistics as they are asked for. */
final class StatisticsFields {

  static final Field<Instant> SINCE =
      Field.of("since", Type.time())
          .doc("The step that holds it is the first; an hour before until by default.");
  static final Field<Instant> UNTIL = Field.of("until", Type.time()).doc("Now by default.");
  static final Field<String> STEP =
      Field.of("step", Type.oneOf("1m", "1h", "1d")).otherwise("1m").doc("At most 1,500 of them.");

  static final Shape QUERY = Shape.of("StatisticsQuery", SINCE, UNTIL, STEP);

  private StatisticsFields() {}
}
