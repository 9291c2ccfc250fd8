package dev.hookferry.api.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hookferry.api.kit.LoneSurrogates;
import dev.hookferry.api.kit.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The members of a request's body, checked as class-validator does: every rule by itself, one for
 * each value of an array on the array's place where there is no array.
 */
final class UserFields {

  private final JsonNode json;
  private final List<Violation> violations = new ArrayList<>();

  /** Of an object; anything else has no members. */
  UserFields(JsonNode json) {
    this.json = json;
  }

  /** All rules that are broken, in the document's order. */
  List<Violation> violations(Predicate<String> isSecure, boolean urlRequired) {
    if (urlRequired || isPresent("url")) {
      check("url", UserRule.HTTPS, url -> url.isTextual() && isSecure.test(url.textValue()));
      check("url", UserRule.STRING, JsonNode::isTextual);
    }
    check("events", UserRule.AT_LEAST_ONE, events -> events.isArray() && !events.isEmpty());
    check("events", UserRule.ARRAY, JsonNode::isArray);
    check("events", UserRule.EACH_EVENT, each(UserFields::isEvent));
    if (isPresent("secrets")) {
      check("secrets", UserRule.AT_MOST_TWO, secrets -> secrets.isArray() && secrets.size() <= 2);
      check("secrets", UserRule.ARRAY, JsonNode::isArray);
      check("secrets", UserRule.EACH_STRING, each(UserFields::isText));
      check("secrets", UserRule.EACH_NOT_EMPTY, each(UserFields::isNotEmpty));
    }
    return violations;
  }

  /** What the members say; they break no rule. */
  UserWebhook webhook() {
    return new UserWebhook(
        Optional.ofNullable(json.path("url").textValue()),
        texts(json.path("events")),
        isPresent("secrets") ? Optional.of(texts(json.path("secrets"))) : Optional.empty());
  }

  private boolean isPresent(String name) {
    return json.hasNonNull(name);
  }

  private void check(String name, UserRule rule, Predicate<JsonNode> kept) {
    JsonNode value = json.isObject() ? json.path(name) : MissingNode.getInstance();
    if (!kept.test(value)) {
      violations.add(rule.brokenBy(name, value));
    }
  }

  private static Predicate<JsonNode> each(Predicate<JsonNode> rule) {
    return value -> (value.isArray() ? value.valueStream() : Stream.of(value)).allMatch(rule);
  }

  private static boolean isEvent(JsonNode value) {
    return value.isTextual() && UserEvents.ALL.contains(value.textValue());
  }

  /** JavaScript has texts that cannot be encoded; here they are none. */
  private static boolean isText(JsonNode value) {
    return value.isTextual() && !LoneSurrogates.areIn(value.textValue());
  }

  private static boolean isNotEmpty(JsonNode value) {
    return !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::textValue).toList();
  }
}
