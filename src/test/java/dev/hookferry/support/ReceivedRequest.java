package dev.hookferry.support;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as a {@link ScriptedReceiver} got it.
 *
 * @param target path and query
 * @param headers name, in any case, to values
 */
public record ReceivedRequest(String method, String target, Headers headers, byte[] body) {

  /** The header's first value, or null. */
  public String header(String name) {
    return headers.getFirst(name);
  }

  /** The header's values; empty where there are none. */
  public List<String> headerValues(String name) {
    return headers.getOrDefault(name, List.of());
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
