package dev.hookferry.ops;

/**
 * The names of all metrics, as Micrometer spells them ({@code .} becomes {@code _} for Prometheus).
 * No tag is an id: one series per endpoint would grow with the customers.
 */
public final class MetricNames {

  /** Events accepted. */
  public static final String EVENTS_PUBLISHED = "hookferry.events.published";

  /** Deliveries made of them. */
  public static final String DELIVERIES_CREATED = "hookferry.deliveries.created";

  /** Events stored by one statement: a summary. */
  public static final String PUBLISH_BATCH = "hookferry.publish.batch";

  /** Deliveries taken by one claim: a summary. */
  public static final String CLAIM_BATCH = "hookferry.claim.batch";

  /** From due to claimed: a timer. */
  public static final String DELIVERY_LAG = "hookferry.delivery.lag";

  /** Duration of the attempts' requests: a timer; tag {@link #OUTCOME}. */
  public static final String ATTEMPTS = "hookferry.attempts";

  /**
   * How an attempt ended: {@code succeeded}, {@code rescheduled}, {@code failed}, {@code
   * abandoned}.
   */
  public static final String OUTCOME = "outcome";

  /** Deliveries in flight at this instance, from claim to record. */
  public static final String IN_FLIGHT = "hookferry.in.flight";

  /** Deliveries that are due and not claimed, of all instances; of one endpoint at most 1,000. */
  public static final String BACKLOG_DUE = "hookferry.backlog.due";

  /** For how long the oldest of them has been due, in seconds. */
  public static final String BACKLOG_AGE = "hookferry.backlog.age";

  /** Results that came after their lease was lost, and changed nothing. */
  public static final String LEASES_LOST = "hookferry.leases.lost";

  /** Deliveries taken over from a worker that lost its lease. */
  public static final String LEASES_TAKEN_OVER = "hookferry.leases.taken.over";

  /** Circuits open or being probed at this instance. */
  public static final String CIRCUITS_OPEN = "hookferry.circuits.open";

  /** Endpoints disabled by the service; tag {@link #REASON}. */
  public static final String ENDPOINTS_DISABLED = "hookferry.endpoints.disabled";

  /** Why an endpoint was disabled: {@code gone} (410), {@code failing}. */
  public static final String REASON = "reason";

  private MetricNames() {}
}
