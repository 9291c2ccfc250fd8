package dev.hookferry.notice;

import dev.hookferry.domain.routing.OwnTypes;

/** What the service tells of itself: the types of events that it makes. */
public enum OperationalEvent {
  ENDPOINT_CREATED("endpoint.created"),
  ENDPOINT_UPDATED("endpoint.updated"),
  ENDPOINT_DELETED("endpoint.deleted"),
  ENDPOINT_DISABLED("endpoint.disabled"),
  ENDPOINT_ENABLED("endpoint.enabled"),
  ENDPOINT_FAILING("endpoint.failing"),
  ENDPOINT_RECOVERED("endpoint.recovered"),
  DELIVERY_EXHAUSTED("delivery.exhausted"),
  BACKLOG_LATE("backlog.late"),
  BACKLOG_CAUGHT_UP("backlog.caught_up"),
  JOB_FINISHED("job.finished");

  private final String type;
  private final String[] patterns;

  OperationalEvent(String name) {
    type = "hookferry." + name;
    patterns = OwnTypes.patternsFor(type).toArray(String[]::new);
  }

  public String type() {
    return type;
  }

  /** Those that want it. */
  public String[] patterns() {
    return patterns.clone();
  }
}
