package dev.hookferry.bench;

import java.util.List;

/** One question to the service: sets up what it needs, warms up, measures, cleans up. */
interface Scenario {

  /** How {@code -Dbench=} names it. */
  String name();

  List<Figure> run(Settings settings) throws Exception;
}
