package dev.hookferry.notice;

/** What can be done to what people configure. */
public enum AuditAction {
  ENDPOINT_CREATE("endpoint.create"),
  ENDPOINT_UPDATE("endpoint.update"),
  ENDPOINT_DELETE("endpoint.delete"),
  ENDPOINT_ROTATE_SECRET("endpoint.rotate_secret"),
  ENDPOINT_REVEAL_SECRET("endpoint.reveal_secret"),
  ENDPOINT_VERIFY("endpoint.verify"),
  KEY_CREATE("key.create"),
  KEY_DELETE("key.delete"),
  SCOPE_CREATE("scope.create"),
  SCOPE_DELETE("scope.delete"),
  EVENT_TYPE_CREATE("event_type.create"),
  EVENT_TYPE_UPDATE("event_type.update"),
  EVENT_TYPE_DELETE("event_type.delete"),
  SETTINGS_UPDATE("settings.update"),
  JOB_CREATE("job.create"),
  JOB_PAUSE("job.pause"),
  JOB_RESUME("job.resume"),
  JOB_CANCEL("job.cancel"),
  PORTAL_LINK_CREATE("portal_link.create"),
  PORTAL_LINK_DELETE("portal_link.delete"),
  DELIVERY_REPLAY("delivery.replay");

  private final String text;

  AuditAction(String text) {
    this.text = text;
  }

  /** As it is stored and shown. */
  public String text() {
    return text;
  }
}
