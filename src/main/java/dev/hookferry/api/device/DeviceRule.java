package dev.hookferry.api.device;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules that a request may break, each with the panel's sentence for it. */
enum DeviceRule {
  UID("Wrong webhook uid"),
  EVENT_UID("Wrong event uid"),
  BODY("Wrong JSON body"),
  MISSING("Wrong JSON body: no value for %s"),
  TYPE("Wrong JSON body: value %s was of the wrong type"),
  URL("Invalid URL format. Must be HTTP URL"),
  STATUS("Status must be 'active' or 'disabled'"),
  EVENT_TYPES("Invalid event types"),
  MAX_RETRIES("Max retries must be between 1 and 5"),
  HEADER_NAME("Invalid header name"),
  HEADER_VALUE("Invalid header value"),
  DUPLICATE("Webhook with the same URL already exists"),
  DEVICE("Device does not exist"),
  LIMIT("Wrong pagination limit"),
  PAGE("Wrong page number"),
  SORT_FIELD("Wrong sort field"),
  SORT_TYPE("Wrong sort type"),
  TIME_FORMAT("Wrong time format"),
  TIME_RANGE("Wrong time range: 'to' must be greater then 'from'");

  private final String sentence;

  DeviceRule(String sentence) {
    this.sentence = sentence;
  }

  /** The request is refused for this. */
  ApiException broken() {
    return broken(List.of());
  }

  /** The request is refused for this in a member of its body. */
  ApiException brokenBy(String member) {
    return broken(List.of(member));
  }

  /** The sentence for a violation; of a rule that is not among these, the most general one. */
  static String sentence(Violation violation) {
    DeviceRule broken =
        Arrays.stream(values())
            .filter(rule -> rule.name().equals(violation.code()))
            .findFirst()
            .orElse(BODY);
    return String.format(Locale.ROOT, broken.sentence, violation.path().toArray());
  }

  private ApiException broken(List<Object> path) {
    return new ApiException(ApiError.Invalid.of(new Violation(path, name(), Map.of(), null)));
  }
}
