package dev.hookferry.web.kit;

import dev.hookferry.domain.egress.AddressGuard;
import dev.hookferry.domain.egress.ReceiverUrl;
import dev.hookferry.domain.egress.UrlCheck;
import dev.hookferry.registry.endpoint.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The form of an endpoint, as it was filled in.
 *
 * @param patterns one a line
 * @param errors by the field that they stand beside
 */
public record EndpointEntry(
    String url,
    String description,
    String patterns,
    String timeout,
    String retries,
    Map<String, String> errors) {

  private static final Pattern LINES = Pattern.compile("[\\s,]+");
  private static final int MAX_DESCRIPTION = 1_000;

  /** What a new one starts from. */
  static EndpointEntry blank() {
    return new EndpointEntry("", "", "*", "10", "7", Map.of());
  }

  static EndpointEntry of(Endpoint endpoint) {
    return new EndpointEntry(
        endpoint.url,
        endpoint.description == null ? "" : endpoint.description,
        String.join("\n", endpoint.patterns),
        Integer.toString(Math.ceilDiv(endpoint.timeoutMs, 1000)),
        Long.toString(endpoint.retries),
        Map.of());
  }

  /** With what is wrong with it. */
  static EndpointEntry read(Form form, AddressGuard guard) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (form.text("url").isEmpty()) {
      errors.put("url", "Field required");
    } else if (ReceiverUrl.check(form.text("url"), guard) instanceof UrlCheck.Invalid invalid) {
      errors.put("url", invalid.reason().text());
    }
    if (form.text("description").length() > MAX_DESCRIPTION) {
      errors.put("description", "String should have at most 1000 characters");
    }
    bounded(form, "timeout", 3, 60, errors);
    bounded(form, "retries", 1, 7, errors);
    return new EndpointEntry(
        form.text("url"),
        form.text("description"),
        form.text("patterns"),
        form.text("timeout"),
        form.text("retries"),
        errors);
  }

  private static void bounded(
      Form form, String name, int min, int max, Map<String, String> errors) {
    OptionalInt number = form.integer(name);
    if (number.isEmpty()) {
      errors.put(name, "Input should be a valid integer");
    } else if (number.getAsInt() < min) {
      errors.put(name, "Input should be greater than or equal to " + min);
    } else if (number.getAsInt() > max) {
      errors.put(name, "Input should be less than or equal to " + max);
    }
  }

  public boolean isWrong() {
    return !errors.isEmpty();
  }

  /** What is wrong with a field; null: nothing. */
  public String error(String field) {
    return errors.get(field);
  }

  /** Sets what it says; to be called only where nothing is wrong with it. */
  void applyTo(Endpoint endpoint) {
    List<String> stated = LINES.splitAsStream(patterns).filter(each -> !each.isEmpty()).toList();
    endpoint.url = url;
    endpoint.description = description.isEmpty() ? null : description;
    endpoint.patterns = stated.isEmpty() ? List.of("*") : stated;
    endpoint.timeoutMs = Integer.parseInt(timeout) * 1000;
    endpoint.retries = Integer.parseInt(retries);
  }
}
