package dev.hookferry.registry.endpoint;

import dev.hookferry.notice.Snapshot;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A change of an endpoint.
 *
 * @param change sets fields
 * @param words the endpoint in the words of the request, for the audit log
 */
public record Edit(Consumer<Endpoint> change, Function<Endpoint, Snapshot> words) {

  /** A change by a request of the native surface. */
  public static Edit inNativeWords(Consumer<Endpoint> change) {
    return new Edit(change, NativeWords::of);
  }
}
