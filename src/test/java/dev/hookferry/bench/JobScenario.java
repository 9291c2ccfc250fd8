package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What live deliveries feel of a job of 100,000, at 200 events a second to the same endpoints; and
 * how fast a job is, with them and alone.
 */
final class JobScenario implements Scenario {

  private static final int ENDPOINTS = 20;
  private static final int MISSED = 5_000;
  private static final int BATCH = 100;
  private static final double EVENTS_PER_SECOND = 200;

  /** What every endpoint wants besides its own. */
  private static final String EVERYBODYS = "bench.everybodys";

  @Override
  public String name() {
    return "job";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      publishMissed(bed.api());
      bed.api()
          .createEndpoints(
              ENDPOINTS,
              number ->
                  new JsonObject()
                      .put("url", bed.receiver().url(number))
                      .put(
                          "event_patterns",
                          new JsonArray().add(Bodies.type(number)).add(EVERYBODYS)));
      warmUp(bed, settings);
      Received before = pace(bed, settings);
      String job = bed.api().recoverMissing();
      awaitFirst(bed.api(), job);
      Received with = pace(bed, settings);
      Job then = Job.of(bed.api().job(job));
      double alone = perSecondAlone(bed.api(), job);
      Received after = pace(bed, settings);
      double without = (before.p99() + after.p99()) / 2;
      return List.of(
          Figure.of(name(), "200 events/s, before the job, p50", before.p50(), "ms"),
          Figure.of(name(), "200 events/s, before the job, p99", before.p99(), "ms"),
          Figure.of(name(), "200 events/s beside a job, p50", with.p50(), "ms"),
          Figure.of(name(), "200 events/s beside a job, p99", with.p99(), "ms")
              .noting("the job was %s, %d made".formatted(then.status(), then.created())),
          Figure.of(name(), "200 events/s, after the job, p50", after.p50(), "ms"),
          Figure.of(name(), "200 events/s, after the job, p99", after.p99(), "ms"),
          Figure.of(name(), "beside : before and after, p99", with.p99() / without, "×"),
          Figure.of(name(), "the job beside 200 events/s", then.created() / with.seconds(), "/s"),
          Figure.of(name(), "the job alone", alone, "/s"));
    }
  }

  private static void publishMissed(AccountApi api) {
    JsonArray events = new JsonArray();
    for (int i = 0; i < BATCH; i++) {
      events.add(
          new JsonObject()
              .put("type", EVERYBODYS)
              .put("data", new JsonObject(Bodies.data(i, Micros.now()))));
    }
    for (int made = 0; made < MISSED; made += BATCH) {
      AccountApi.accepted(api.publish(events.encode(), null).join());
    }
  }

  private static void warmUp(Bed bed, Settings settings) throws Exception {
    try (Publisher publisher = bed.publisher(64)) {
      publisher.saturate(8, settings.warmUp(), new Bodies(ENDPOINTS)::one, () -> true);
      publisher.pace(EVENTS_PER_SECOND, settings.warmUp(), new Bodies(ENDPOINTS)::one);
    }
  }

  private static Received pace(Bed bed, Settings settings) throws Exception {
    return Pace.of(bed, ENDPOINTS).measure(EVENTS_PER_SECOND, 1, settings.measure()).received();
  }

  private static void awaitFirst(AccountApi api, String job) throws InterruptedException {
    while (Job.of(api.job(job)).created() == 0) {
      Thread.sleep(20);
    }
  }

  /** Until it is done; NaN: it was done before. */
  private static double perSecondAlone(AccountApi api, String id) throws InterruptedException {
    Thread.sleep(2_000); // it waits a little for more live ones
    Job first = Job.of(api.job(id));
    long startNanos = System.nanoTime();
    Job last = first;
    while (!last.status().equals("done")) {
      Thread.sleep(50);
      last = Job.of(api.job(id));
    }
    return (last.created() - first.created()) / ((System.nanoTime() - startNanos) / 1e9);
  }

  private record Job(String status, long created) {

    static Job of(JsonObject json) {
      return new Job(json.getString("status"), json.getJsonObject("progress").getLong("created"));
    }
  }
}
