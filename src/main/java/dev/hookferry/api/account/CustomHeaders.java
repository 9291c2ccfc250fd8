package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.domain.egress.HeaderRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Custom headers: name to value, at most 20 and 4 kB, none of the reserved names. */
final class CustomHeaders {

  private static final int MAX_HEADERS = 20;
  private static final int MAX_CHARACTERS = 4096;

  static final Type<Map<String, List<String>>> TYPE =
      Containers.map(Scalars.STRING).then(CustomHeaders::checked);

  private CustomHeaders() {}

  private static Map<String, List<String>> checked(
      Map<String, String> headers, JsonNode input, Problems problems) {
    if (headers.size() > MAX_HEADERS) {
      return problems.add("too_long", tooMany(headers.size()), input);
    }
    if (headers.entrySet().stream().mapToInt(CustomHeaders::length).sum() > MAX_CHARACTERS) {
      return problems.refuse("headers may hold 4096 characters at most", input);
    }
    Map<String, List<String>> stored = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> {
          check(name, value, input, problems);
          stored.put(name, List.of(value));
        });
    return stored;
  }

  private static void check(String name, String value, JsonNode input, Problems problems) {
    if (!HeaderRules.isName(name) || HeaderRules.isReserved(name)) {
      problems.at(name).refuse("header name is not allowed", input.get(name));
    } else if (!HeaderRules.isValue(value)) {
      problems.at(name).refuse("header value is not allowed", input.get(name));
    }
  }

  private static int length(Map.Entry<String, String> header) {
    return header.getKey().length() + header.getValue().length();
  }

  private static Map<String, Object> tooMany(int actual) {
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("field_type", "Dictionary");
    context.put("max_length", MAX_HEADERS);
    context.put("actual_length", actual);
    return context;
  }
}
