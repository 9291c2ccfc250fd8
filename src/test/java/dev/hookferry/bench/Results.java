package dev.hookferry.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All figures of a run as one table, with the machine and the settings that they hold for. */
final class Results {

  private final Map<String, String> circumstances;
  private final List<Figure> figures = new ArrayList<>();

  Results(Map<String, String> circumstances) {
    this.circumstances = circumstances;
  }

  void add(List<Figure> measured) {
    figures.addAll(measured);
  }

  /** Writes {@code results.md} and {@code results.json}; after each scenario, as one may fail. */
  void save(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("results.md"), markdown());
    Files.writeString(folder.resolve("results.json"), json().encodePrettily() + "\n");
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("| scenario | what | value | unit | note |\n|---|---|--:|---|---|\n");
    figures.forEach(figure -> text.append(figure.row()).append('\n'));
    text.append('\n');
    circumstances.forEach((name, value) -> text.append("- %s: %s%n".formatted(name, value)));
    return text.toString();
  }

  private JsonObject json() {
    JsonObject about = new JsonObject();
    circumstances.forEach(about::put);
    JsonArray rows = new JsonArray();
    figures.forEach(figure -> rows.add(figure.json()));
    return new JsonObject().put("circumstances", about).put("figures", rows);
  }
}
