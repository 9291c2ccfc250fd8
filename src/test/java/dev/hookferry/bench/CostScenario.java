package dev.hookferry.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is paid for what can be left out: schemas that reject, and statistics. Each measurement
 * without it is followed by one with it, on the same service, three times; the ratio is of the
 * medians.
 */
final class CostScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int BATCH = 100;
  private static final int ROUNDS = 3;

  /** As what the bench publishes: two numbers and a text. */
  private static final JsonObject SCHEMA =
      new JsonObject()
          .put("type", "object")
          .put("required", new JsonArray().add("number").add("at").add("padding"))
          .put("additionalProperties", false)
          .put(
              "properties",
              new JsonObject()
                  .put("number", new JsonObject().put("type", "integer").put("minimum", 0))
                  .put("at", new JsonObject().put("type", "integer"))
                  .put("padding", new JsonObject().put("type", "string").put("maxLength", 4096)));

  @Override
  public String name() {
    return "cost";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (Bed bed = Bed.start(settings, Map.of())) {
      bed.endpoints(ENDPOINTS);
      new Flow(ENDPOINTS, 1, BATCH).measure(bed, settings); // until the JVM is warm
      figures.addAll(compare("schemas that reject", new Schemas(bed), bed, settings));
      figures.addAll(compare("statistics", new Statistics(bed), bed, settings));
    }
    return figures;
  }

  private List<Figure> compare(String what, Option option, Bed bed, Settings settings)
      throws Exception {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      option.turn(false);
      without.add(perSecond(bed, settings));
      option.turn(true);
      with.add(perSecond(bed, settings));
    }
    return List.of(
        Figure.of(name(), "without " + what, median(without), "deliveries/s"),
        Figure.of(name(), "with " + what, median(with), "deliveries/s"),
        Figure.of(name(), "with : without " + what, median(with) / median(without), "×")
            .noting("batches of %d".formatted(BATCH)));
  }

  private static double perSecond(Bed bed, Settings settings) throws Exception {
    return new Flow(ENDPOINTS, 1, BATCH).measure(bed, settings).perSecond();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /** What can be left out. */
  private interface Option {
    void turn(boolean on) throws Exception;
  }

  private record Schemas(Bed bed) implements Option {

    @Override
    public void turn(boolean on) {
      JsonObject type =
          new JsonObject()
              .put("schemas", new JsonObject().put("1", SCHEMA))
              .put("validation", on ? "reject" : "off");
      for (int number = 0; number < ENDPOINTS; number++) {
        bed.api().putEventType(Bodies.type(number), type);
      }
    }
  }

  /** Nothing is added up where it is not known how far that has come. */
  private record Statistics(Bed bed) implements Option {

    @Override
    public void turn(boolean on) throws Exception {
      bed.database()
          .run(
              on
                  ? "INSERT INTO rollup_progress (minute) SELECT date_trunc('minute', now()) WHERE NOT EXISTS (SELECT FROM rollup_progress)"
                  : "DELETE FROM rollup_progress");
    }
  }
}
