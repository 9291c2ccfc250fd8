package dev.hookferry.bench;

import dev.hookferry.support.AccountApi.NewEndpoint;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the database alone gives: the engine's own statements without HTTP and without the service,
 * as large as in its batches.
 */
final class CeilingScenario implements Scenario {

  private static final int ENDPOINTS = 100;
  private static final int BATCH = 100;
  private static final int BACKLOG = 1_000_000;

  /** Before every lane. */
  private static final String START = new UUID(0, 0).toString();

  @Override
  public String name() {
    return "ceiling";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of("HOOKFERRY_ROLE", "api"))) {
      List<NewEndpoint> endpoints = bed.endpoints(ENDPOINTS);
      try (Connection connection = bed.database().connect()) {
        prepare(connection);
      }
      List<Figure> figures = new ArrayList<>();
      figures.add(publish(bed, settings, "publish, one event, 64 connections", 64, 1));
      figures.add(publish(bed, settings, "publish, 100 events, 8 connections", 8, BATCH));
      new Backlog(bed, endpoints).insert(bed.database(), BACKLOG);
      figures.add(deliver(bed, settings));
      return figures;
    }
  }

  /** Makes what the scripts call. */
  static void prepare(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SqlScript.named("prepare").text());
    }
    EngineFunctions.create(connection);
  }

  private Figure publish(Bed bed, Settings settings, String what, int connections, int events)
      throws Exception {
    double runs =
        load(bed, events).perSecond(SqlScript.named("publish"), connections, settings.measure());
    return Figure.of(name(), what, runs * events, "events/s").noting(tool());
  }

  /** Three statements a batch, on as many connections as a service has batches under way. */
  private Figure deliver(Bed bed, Settings settings) throws Exception {
    load(bed, 0).perSecond(SqlScript.named("deliver"), 2, settings.measure());
    double delivered = Double.parseDouble(bed.database().query("SELECT count(*) FROM attempt"));
    return Figure.of(
            name(),
            "claim, read and complete, batches of 100",
            delivered / settings.measure().toSeconds(),
            "deliveries/s")
        .noting(tool());
  }

  private static SqlLoad load(Bed bed, int events) throws Exception {
    return new SqlLoad(bed.database(), variables(bed.database(), events));
  }

  /**
   * What the scripts take, of a database with one account that has endpoints.
   *
   * @param events how many a run publishes
   */
  static Map<String, String> variables(Database database, int events) throws Exception {
    return Map.of(
        "account", database.query("SELECT id FROM account"),
        "version", database.query("SELECT subscriptions_version FROM account"),
        "endpoints", database.query("SELECT array_agg(id) FROM endpoint"),
        "owner", database.query("SELECT gen_random_uuid()"),
        "start", START,
        "lane", START,
        "events", "" + events);
  }

  private static String tool() {
    return SqlLoad.hasPgbench() ? "pgbench" : "JDBC";
  }
}
