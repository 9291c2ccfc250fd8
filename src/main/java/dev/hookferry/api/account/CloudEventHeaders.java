package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Utf8;
import dev.hookferry.api.kit.Violation;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The attributes of a CloudEvent in binary mode (HTTP protocol binding 1.0.2, section 3.1.3). */
final class CloudEventHeaders {

  static final String PREFIX = "ce-";

  private CloudEventHeaders() {}

  /** The attributes by the names of their headers, in lower case; whole without problems alone. */
  static ObjectNode attributes(HttpHeaders headers, Problems problems) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, List<String>> header : headers.getRequestHeaders().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        attributes.put(name, value(header.getValue(), problems.at(name)));
      }
    }
    return attributes;
  }

  private static String value(List<String> values, Problems problems) {
    TextNode given = TextNode.valueOf(String.join(", ", values));
    return values.size() > 1
        ? problems.refuse("given more than once", given)
        : unquoted(given.textValue())
            .flatMap(Utf8::percentDecoded)
            .orElseGet(() -> problems.add(Violation.UNICODE, given));
  }

  /**
   * Without the quotes of quoted strings and the backslashes before their characters (RFC 7230,
   * section 3.2.6); empty where one does not end.
   */
  private static Optional<String> unquoted(String value) {
    StringBuilder text = new StringBuilder(value.length());
    boolean inQuotes = false;
    for (int i = 0; i < value.length(); i++) {
      char next = value.charAt(i);
      if (next == '"') {
        inQuotes = !inQuotes;
      } else if (next == '\\' && inQuotes && ++i < value.length()) {
        text.append(value.charAt(i));
      } else {
        text.append(next);
      }
    }
    return inQuotes ? Optional.empty() : Optional.of(text.toString());
  }
}
