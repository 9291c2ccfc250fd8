package dev.hookferry.api.tick;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import java.util.Locale;

/** Finds what a tick asks for in its body: plain JSON, or the data of a CloudEvent. */
final class TickBody {

  /** CloudEvents 1.0.2, HTTP binding 3.2; in binary mode (3.1) the body is the data itself. */
  private static final String STRUCTURED = "application/cloudevents+json";

  private TickBody() {}

  /**
   * The members asked for, or a missing node.
   *
   * @param type null: none was given
   */
  static JsonNode read(String type, byte[] body) {
    return switch (JsonBodies.parse(body)) {
      case Body.Empty empty -> MissingNode.getInstance();
      case Body.Malformed malformed -> throw new ApiException(malformed.error());
      case Body.Parsed parsed -> isStructured(type) ? parsed.json().path("data") : parsed.json();
    };
  }

  private static boolean isStructured(String type) {
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(STRUCTURED);
  }
}
