package dev.hookferry.flow;

import java.util.Map;

/**
 * A request as a receiver got it, without what is secret in it.
 *
 * @param headers name to value; {@code ***} where the value may be a secret, or is a signature
 * @param body JSON
 */
public record SentRequest(String method, String url, Map<String, String> headers, byte[] body) {

  /** In place of what is not shown. */
  static final String HIDDEN = "***";
}
