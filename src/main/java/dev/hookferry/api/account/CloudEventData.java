package dev.hookferry.api.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.Body;
import dev.hookferry.api.kit.JsonBodies;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.api.kit.Utf8;
import java.util.Base64;
import java.util.Optional;

/**
 * The data of a CloudEvent as the JSON that is delivered: byte for byte where it is JSON, a string
 * where it is text, base64 in a string where it is neither, {@code null} where there is none.
 */
final class CloudEventData {

  private static final byte[] NONE = "null".getBytes(UTF_8);

  private CloudEventData() {}

  /** Of binary mode; a body that says that it is JSON was parsed before. */
  static byte[] ofBody(String contentType, byte[] body) {
    if (body.length == 0) {
      return NONE;
    }
    return JsonBody.isJson(contentType) ? body : string(body);
  }

  /**
   * Of an event in JSON.
   *
   * @param event without members that are null
   * @param data bytes of the member {@code data}; empty: there is none
   */
  static byte[] ofMembers(JsonNode event, Optional<byte[]> data, Problems problems) {
    JsonNode base64 = event.path("data_base64");
    if (base64.isMissingNode()) {
      return data.orElse(NONE);
    }
    if (event.has("data")) {
      return problems.at("data_base64").refuse("data is given too", base64);
    }
    return decoded(base64, event.path("datacontenttype").textValue(), problems);
  }

  private static byte[] decoded(JsonNode base64, String contentType, Problems problems) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.isTextual() ? base64.textValue() : "?");
      return JsonBody.isJson(contentType) && isJson(bytes) ? bytes : string(bytes);
    } catch (IllegalArgumentException e) {
      return problems.at("data_base64").refuse("not base64", base64);
    }
  }

  private static boolean isJson(byte[] bytes) {
    return JsonBodies.parse(bytes) instanceof Body.Parsed;
  }

  private static byte[] string(byte[] bytes) {
    return TextNode.valueOf(text(bytes)).toString().getBytes(UTF_8);
  }

  private static String text(byte[] bytes) {
    return Utf8.text(bytes).orElseGet(() -> Base64.getEncoder().encodeToString(bytes));
  }
}
