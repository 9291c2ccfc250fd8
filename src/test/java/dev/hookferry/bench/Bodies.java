package dev.hookferry.bench;

import io.vertx.core.buffer.Buffer;

/**
 * The events of a measurement: 256 bytes of data, or as many as wanted, spread over the endpoints
 * in turn.
 */
final class Bodies {

  /** Fills the data up to 256 bytes. */
  static final int SMALL = 200;

  /** Fills the data up to 1 KiB. */
  static final int KIBIBYTE = 968;

  private static final String PADDING = "x".repeat(SMALL);

  private final int types;
  private final String padding;
  private int next;

  /**
   * @param types number of event types, one for each endpoint
   */
  Bodies(int types) {
    this(types, SMALL);
  }

  Bodies(int types, int padding) {
    this.types = types;
    this.padding = "x".repeat(padding);
  }

  /** The type that the endpoint of this number wants. */
  static String type(int number) {
    return "bench.e" + number;
  }

  /** One event. */
  Buffer one(long atMicros) {
    return Buffer.buffer(event(atMicros));
  }

  /** An array of 100 events. */
  Buffer hundred(long atMicros) {
    return batch(100, atMicros);
  }

  /** An array of events. */
  Buffer batch(int size, long atMicros) {
    StringBuilder events = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      events.append(i == 0 ? "" : ",").append(event(atMicros));
    }
    return Buffer.buffer(events.append(']').toString());
  }

  private String event(long atMicros) {
    int number = next++;
    return "{\"type\":\"%s\",\"data\":%s}"
        .formatted(type(Math.floorMod(number, types)), data(number, atMicros, padding));
  }

  /** The data of an event as the receiver reads it. */
  static String data(int number, long atMicros) {
    return data(number, atMicros, PADDING);
  }

  private static String data(int number, long atMicros, String padding) {
    return "{\"number\":%d,\"at\":%d,\"padding\":\"%s\"}".formatted(number, atMicros, padding);
  }
}
