package dev.hookferry.envelope;

import java.util.List;
import java.util.Map;

/**
 * A request's body and the headers of the surface's own.
 *
 * @param headers name to value; {@code Content-Type: application/json} is sent where none is here
 * @param body JSON, or what its content type says
 * @param id by which its receivers know the event; null: its public id
 * @param families what the names of the three standard headers begin with, one set of them each
 */
public record Message(Map<String, String> headers, byte[] body, String id, List<String> families) {

  private static final List<String> STANDARD = List.of("webhook-");

  /** One with the Standard Webhooks headers alone, under the event's public id. */
  public Message(Map<String, String> headers, byte[] body) {
    this(headers, body, null, STANDARD);
  }

  /** A message without headers of its own. */
  public static Message of(byte[] body) {
    return new Message(Map.of(), body);
  }
}
