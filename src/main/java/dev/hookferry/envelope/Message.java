package dev.hookferry.envelope;

import java.util.Map;

/**
 * A request's body and the headers of the surface's own.
 *
 * @param headers name to value, without {@code Content-Type: application/json}, which is always
 *     sent
 * @param body JSON
 */
public record Message(Map<String, String> headers, byte[] body) {

  /** A message without headers of its own. */
  public static Message of(byte[] body) {
    return new Message(Map.of(), body);
  }
}
