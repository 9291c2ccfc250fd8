package dev.hookferry.api.session;

/** Examples for the OpenAPI document. */
final class SessionExamples {

  static final String CHANGE =
      """
      {"backoff_multiplier": 2, "events": ["verified"], "headers": {"X-Team": ["blue"]},
       "initial_backoff": 10, "method": "post", "retries": 3, "url": "https://example.com/hook"}""";

  static final String NEW_WEBHOOK =
      """
      {"url": "https://example.com/hook", "events": ["verified"], "retries": 3}""";

  static final String NEW_SESSION =
      """
      {"id": "s-1", "webhooks": [{"url": "https://example.com/hook"}]}""";

  static final String INVALID =
      """
      {"title": "Unprocessable Entity", "status": 422, "detail": "validation failed", "errors": [
       {"message": "expected number >= 0", "location": "body.retries", "value": -1}]}""";

  private SessionExamples() {}
}
