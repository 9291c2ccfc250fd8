package dev.hookferry.bench;

import dev.hookferry.support.AccountApi.NewEndpoint;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database alone gives: the statements of the line without HTTP, each as its own load. */
final class CeilingScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int BATCH = 100;
  private static final int BACKLOG = 1_000_000;

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of("HOOKFERRY_ROLE", "api"))) {
      List<NewEndpoint> endpoints = bed.endpoints(ENDPOINTS);
      try (Connection connection = bed.database().connect();
          Statement statement = connection.createStatement()) {
        statement.execute(SqlScript.named("prepare").text());
      }
      List<Figure> figures = new ArrayList<>();
      figures.add(publish(bed, settings, "publish, one event, 64 connections", 64, 1));
      figures.add(publish(bed, settings, "publish, 100 events, 8 connections", 8, BATCH));
      new Backlog(bed, endpoints).insert(bed.database(), BACKLOG);
      figures.add(deliver(bed, settings));
      return figures;
    }
  }

  private Figure publish(Bed bed, Settings settings, String what, int connections, int events)
      throws Exception {
    double runs =
        load(bed, events).perSecond(SqlScript.named("publish"), connections, settings.measure());
    return Figure.of(name(), what, runs * events, "events/s").noting(tool());
  }

  /** Two statements a batch, on as many connections as a service has batches under way. */
  private Figure deliver(Bed bed, Settings settings) throws Exception {
    double runs = load(bed, 0).perSecond(SqlScript.named("deliver"), 2, settings.measure());
    return Figure.of(name(), "claim and complete, batches of 100", runs * BATCH, "deliveries/s")
        .noting(tool());
  }

  private static SqlLoad load(Bed bed, int events) throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("account", "" + bed.accountId());
    variables.put("endpoint", bed.database().query("SELECT min(id::text) FROM endpoint"));
    variables.put("events", "" + events);
    return new SqlLoad(bed.database(), variables);
  }

  private static String tool() {
    return SqlLoad.hasPgbench() ? "pgbench" : "JDBC";
  }
}
