package dev.hookferry.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Bounds of the engine; the defaults suit two cores, and a larger machine wants more slots. */
public interface EngineConfig {

  /**
   * Whether the engine turns by itself; {@code false}: only {@code POST /engine/tick} turns it, for
   * functions that sleep between requests.
   */
  @WithDefault("true")
  boolean selfTurning();

  /**
   * How long the answer to a publisher waits for first attempts, where the engine does not turn by
   * itself; empty: not at all, they wait for the next tick.
   */
  Optional<Duration> sendOnPublish();

  /**
   * Whether deliveries are stored with a lease of this process where it would claim them at once,
   * and sent without a claim.
   */
  @WithDefault("true")
  boolean leaseOnPublish();

  /** Requests in flight of this process. */
  @WithDefault("512")
  int slots();

  /** Bytes of event data in flight of this process, about; one claim may go beyond it. */
  @WithDefault("67108864")
  long bytesInFlight();

  /** Deliveries taken by one claim, at most. */
  @WithDefault("200")
  int batch();

  /** Requests in flight to one endpoint that nothing is known of, at most. */
  @WithDefault("10")
  int endpointInFlight();

  /** Requests in flight to one endpoint that takes all that it gets, at most. */
  @WithDefault("50")
  int endpointInFlightMax();

  /** Share of the slots that one account may hold while others wait; 0 to 1. */
  @WithDefault("0.25")
  double accountShare();

  /** Share of the slots that one account may hold while no other waits; 0 to 1. */
  @WithDefault("0.75")
  double accountShareAlone();

  /** Share of the slots that retries may hold, so that first attempts find room; 0 to 1. */
  @WithDefault("0.3")
  double retryShare();

  /** When nothing is sent to an endpoint for a while, since nobody answers there. */
  Circuit circuit();

  /** How long an endpoint is left alone after it answered 429, 502, 503 or 504. */
  SlowDown slowDown();

  /** What was learned of an endpoint is forgotten when nothing was sent to it for this long. */
  @WithDefault("PT15M")
  Duration forgetAfter();

  /**
   * Time between two looks at the table when nobody publishes here: whole seconds, or less than
   * one.
   */
  @WithDefault("PT1S")
  Duration pollInterval();

  /** Claims that fail, one after the other, before the instance is not ready any more. */
  @WithDefault("3")
  int failedClaims();

  /** Time between two looks at how much is due, for the metrics. */
  @WithDefault("PT15S")
  Duration backlogInterval();

  /** Results recorded in one transaction, at most. */
  @WithDefault("100")
  int flushBatch();

  /** Time after a request's own timeout in which its result must have been flushed. */
  @WithDefault("PT10S")
  Duration flushMargin();

  /**
   * Time that a lease outlives timeout and flush, for pauses of this process and of the network.
   */
  @WithDefault("PT35S")
  Duration leaseMargin();

  /** A delivery that lost its lease this often is given up: it may be what kills its workers. */
  @WithDefault("5")
  int leasesLost();

  /** Time that requests in flight have to end when the service stops. */
  @WithDefault("PT20S")
  Duration drainTimeout();

  /**
   * When nothing is sent to an endpoint for a while. Only requests without an answer count, by
   * timeout or for want of a connection; and an open circuit uses up no attempts.
   */
  interface Circuit {

    /** Requests without an answer, one after the other, that open it. */
    @WithDefault("10")
    int failuresInARow();

    /** Number of last requests that {@link #failureShare} is taken of; 1 to 64. */
    @WithDefault("20")
    int window();

    /** Share of them without an answer; more than that opens it. */
    @WithDefault("0.5")
    double failureShare();

    /** Wait before the first probe, a single request; doubled after each probe that fails. */
    @WithDefault("PT30S")
    Duration probeAfter();

    /** The longest wait before a probe. */
    @WithDefault("PT10M")
    Duration longestProbeAfter();
  }

  /** How long an endpoint is left alone after it answered 429, 502, 503 or 504. */
  interface SlowDown {

    /** The first pause; doubled from one to the next until a success. */
    @WithDefault("PT0.25S")
    Duration first();

    /** The longest pause: the retry schedule holds within it. */
    @WithDefault("PT2S")
    Duration longest();
  }
}
