package dev.hookferry.api.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hookferry.api.kit.Violation;
import dev.hookferry.domain.egress.HeaderRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a multimap of headers: name to an array of strings, or to null.
 *
 * @param path of the multimap
 * @param violations grows
 */
record HeaderFields(List<Object> path, List<Violation> violations) {

  private static final int MAX_NAMES = 20;
  private static final int MAX_CHARACTERS = 4096;
  private static final String NAME = "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$";
  private static final String VALUE = "^[\\t -~]*$";

  /** The headers in the order given; of use only where no violation was added. */
  Map<String, List<String>> read(JsonNode json) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    if (json.isObject()) {
      json.properties().forEach(header -> read(header.getKey(), header.getValue(), headers));
      checkSize(json);
    } else if (!json.isNull()) {
      violations.add(Rule.TYPE.broken(path, "object", json));
    }
    return headers;
  }

  private void read(String name, JsonNode values, Map<String, List<String>> headers) {
    if (!HeaderRules.isName(name)) {
      violations.add(Rule.PATTERN.broken(at(name), NAME, values));
    } else if (values.isNull()) {
      headers.put(name, null);
    } else if (values.isArray()) {
      headers.put(name, values(name, values));
    } else {
      violations.add(Rule.TYPE.broken(at(name), "array", values));
    }
  }

  private List<String> values(String name, JsonNode values) {
    List<String> read = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      JsonNode value = values.get(i);
      if (!value.isTextual()) {
        violations.add(Rule.TYPE.broken(at(name, i), "string", value));
      } else if (!HeaderRules.isValue(value.textValue())) {
        violations.add(Rule.PATTERN.broken(at(name, i), VALUE, value));
      } else {
        read.add(value.textValue());
      }
    }
    return read;
  }

  private void checkSize(JsonNode json) {
    if (json.size() > MAX_NAMES) {
      violations.add(Rule.MAX_PROPERTIES.broken(path, MAX_NAMES, json));
    }
    if (json.toString().length() > MAX_CHARACTERS) {
      violations.add(Rule.MAX_LENGTH.broken(path, MAX_CHARACTERS, json));
    }
  }

  private List<Object> at(Object... more) {
    return Stream.concat(path.stream(), Stream.of(more)).toList();
  }
}
