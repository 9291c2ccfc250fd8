package dev.hookferry.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is measured and how, from system properties.
 *
 * @param scenarios names; empty: all
 * @param measure length of one measurement
 * @param warmUp length of what goes before it and is not counted
 * @param drainRows live deliveries of the drain scenario, one run for each number
 * @param starts how often the start is measured
 * @param databaseUrl a PostgreSQL server, with a user that may make databases; empty: the service's
 *     own
 */
record Settings(
    List<String> scenarios,
    Duration measure,
    Duration warmUp,
    List<Integer> drainRows,
    int starts,
    Optional<String> databaseUrl) {

  static final Path FOLDER = Path.of("target", "bench");

  static Settings read() {
    return new Settings(
        list("bench", ""),
        Duration.ofSeconds(Integer.getInteger("bench.seconds", 20)),
        Duration.ofSeconds(Integer.getInteger("bench.warm-up", 10)),
        list("bench.drain", "10000,100000,1000000,10000000").stream()
            .map(Integer::valueOf)
            .toList(),
        Integer.getInteger("bench.starts", 20),
        Optional.ofNullable(System.getProperty("bench.database-url")));
  }

  boolean wants(Scenario scenario) {
    return scenarios.isEmpty() || scenarios.contains(scenario.name());
  }

  /** A name that none of these has would measure nothing, and look like success. */
  void mustName(List<Scenario> all) {
    List<String> names = all.stream().map(Scenario::name).toList();
    if (!names.containsAll(scenarios)) {
      throw new IllegalArgumentException(
          "-Dbench=%s: the scenarios are %s".formatted(scenarios, names));
    }
  }

  /** The same with this database. */
  Settings with(String database) {
    return new Settings(scenarios, measure, warmUp, drainRows, starts, Optional.of(database));
  }

  /** The native executable, where one was built and a GraalVM says that it is wanted. */
  static Optional<Path> nativeExecutable() throws Exception {
    if (System.getenv("GRAALVM_HOME") == null) {
      return Optional.empty();
    }
    try (var files = Files.list(Path.of("target"))) {
      return files.filter(file -> file.toString().endsWith("-runner")).findFirst();
    }
  }

  Map<String, String> described() {
    Map<String, String> described = new TreeMap<>();
    described.put("seconds per measurement", Long.toString(measure.toSeconds()));
    described.put("seconds of warm-up", Long.toString(warmUp.toSeconds()));
    described.put("database", databaseUrl.isPresent() ? "external" : "embedded");
    return described;
  }

  private static List<String> list(String property, String fallback) {
    return Arrays.stream(System.getProperty(property, fallback).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
