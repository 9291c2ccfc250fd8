package dev.hookferry.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What a figure depends on and nobody remembers later. */
final class Machine {

  private Machine() {}

  static Map<String, String> described() throws IOException {
    Map<String, String> described = new TreeMap<>();
    described.put("measured at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    described.put("system", property("os.name") + " " + property("os.version"));
    described.put("Java", property("java.vm.name") + " " + property("java.runtime.version"));
    described.put("processors", processors());
    described.put("memory", line("/proc/meminfo", "MemTotal"));
    described.put("load before", Files.readString(Path.of("/proc/loadavg")).strip());
    return described;
  }

  private static String processors() throws IOException {
    return Runtime.getRuntime().availableProcessors() + " × " + line("/proc/cpuinfo", "model name");
  }

  private static String property(String name) {
    return System.getProperty(name);
  }

  /** The value of the first line {@code name : value}. */
  private static String line(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }
}
