package dev.hookferry.bench;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * One measured number.
 *
 * @param note what must be known to read it; may be empty
 */
record Figure(String scenario, String what, double value, String unit, String note) {

  static Figure of(String scenario, String what, double value, String unit) {
    return new Figure(scenario, what, value, unit, "");
  }

  Figure noting(String text) {
    return new Figure(scenario, what, value, unit, text);
  }

  String row() {
    return "| %s | %s | %s | %s | %s |".formatted(scenario, what, shown(), unit, note);
  }

  JsonObject json() {
    return new JsonObject()
        .put("scenario", scenario)
        .put("what", what)
        .put("value", Double.isFinite(value) ? value : null)
        .put("unit", unit)
        .put("note", note);
  }

  /** Three digits are more than a repeated run agrees on. */
  private String shown() {
    String form = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }
}
