package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.api.kit.WholeNumbers;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The members of one JSON object, read one by one. What breaks a rule is noted, and then counts as
 * left out.
 *
 * @param path of the object
 * @param required members that null is no substitute for; for any other one null means left out
 * @param violations grows
 */
record Fields(
    JsonNode object, List<Object> path, Set<String> required, List<Violation> violations) {

  /** Notes a violation where this is no object; it then has no members. */
  static Fields of(
      JsonNode json, List<Object> path, Set<String> required, List<Violation> violations) {
    Fields fields = new Fields(json, path, required, violations);
    if (json.isObject()) {
      required.stream().sorted().filter(name -> !json.has(name)).forEach(fields::missing);
    } else {
      violations.add(Rule.TYPE.broken(path, "object", json));
    }
    return fields;
  }

  /** Notes each member that is none of these. */
  void only(Set<String> known) {
    object
        .properties()
        .forEach(
            member -> {
              if (!known.contains(member.getKey())) {
                violations.add(Rule.UNEXPECTED.broken(at(member.getKey()), member.getValue()));
              }
            });
  }

  /** The member as it stands: null may be one of its values. */
  Optional<JsonNode> any(String name) {
    return Optional.ofNullable(object.get(name));
  }

  Optional<String> text(String name) {
    return typed(name, "string", JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** An integer from {@code minimum} up to {@code largest}, beyond which it is none. */
  Optional<Long> integer(String name, long minimum, long largest) {
    return typed(name, "integer", node -> fits(node, largest))
        .map(node -> WholeNumbers.of(node).orElseThrow().longValue())
        .filter(number -> number >= minimum || tooSmall(name, minimum));
  }

  /** A finite number from {@code minimum} up. */
  Optional<Double> number(String name, long minimum) {
    return typed(name, "number", node -> node.isNumber() && Double.isFinite(node.doubleValue()))
        .map(JsonNode::doubleValue)
        .filter(number -> number >= minimum || tooSmall(name, minimum));
  }

  Optional<String> oneOf(String name, List<String> values) {
    return text(name)
        .filter(
            text -> values.contains(text) || broken(Rule.ONE_OF, name, String.join(", ", values)));
  }

  /** Notes a violation of this member; always false, so that it ends a filter. */
  boolean broken(Rule rule, String name, Object bound) {
    violations.add(rule.broken(at(name), bound, object.get(name)));
    return false;
  }

  List<Object> at(Object... more) {
    List<Object> longer = new ArrayList<>(path);
    longer.addAll(List.of(more));
    return longer;
  }

  private Optional<JsonNode> typed(String name, String type, Predicate<JsonNode> isOne) {
    return any(name)
        .filter(node -> !node.isNull() || required.contains(name))
        .filter(node -> isOne.test(node) || broken(Rule.TYPE, name, type));
  }

  private static boolean fits(JsonNode node, long largest) {
    BigInteger smallest = BigInteger.valueOf(-largest - 1);
    return WholeNumbers.of(node)
        .filter(number -> number.compareTo(BigInteger.valueOf(largest)) <= 0)
        .filter(number -> number.compareTo(smallest) >= 0)
        .isPresent();
  }

  private boolean tooSmall(String name, long minimum) {
    return broken(Rule.MINIMUM, name, minimum);
  }

  private void missing(String name) {
    violations.add(Rule.REQUIRED.broken(path, name, object));
  }
}
