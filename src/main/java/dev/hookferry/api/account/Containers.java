package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.LoneSurrogates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The types that hold others. */
final class Containers {

  /** Any JSON object that can be stored. */
  static final Type<JsonNode> OBJECT = Containers::object;

  private Containers() {}

  static <T> Type<List<T>> list(Type<T> items) {
    return (input, problems) -> {
      if (!input.isArray()) {
        return problems.add("list_type", input);
      }
      List<T> values = new ArrayList<>();
      for (int i = 0; i < input.size(); i++) {
        values.add(items.read(input.get(i), problems.at(i)));
      }
      return values;
    };
  }

  static <T> Type<Map<String, T>> map(Type<T> values) {
    return (input, problems) -> {
      if (!input.isObject()) {
        return problems.add("dict_type", input);
      }
      Map<String, T> map = new LinkedHashMap<>();
      input
          .properties()
          .forEach(
              member ->
                  map.put(
                      member.getKey(),
                      values.read(member.getValue(), problems.at(member.getKey()))));
      return map;
    };
  }

  private static JsonNode object(JsonNode input, Problems problems) {
    if (!input.isObject()) {
      return problems.add("dict_type", input);
    }
    if (holds(input, LoneSurrogates::areIn)) {
      return problems.add("string_unicode", input);
    }
    return holds(input, text -> text.indexOf('\0') >= 0)
        ? problems.refuse("a null character cannot be stored", input)
        : input;
  }

  private static boolean holds(JsonNode node, Predicate<String> flaw) {
    if (node.isTextual()) {
      return flaw.test(node.textValue());
    }
    return node.propertyStream().anyMatch(member -> flaw.test(member.getKey()))
        || node.valueStream().anyMatch(value -> holds(value, flaw));
  }
}
