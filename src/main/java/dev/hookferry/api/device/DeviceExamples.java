package dev.hookferry.api.device;

/** Examples for the OpenAPI document. */
final class DeviceExamples {

  static final String WEBHOOK =
      """
      {"url": "https://example.com/hook", "secret": "0123456789abcdef", "status": "active",
       "timeout": 10000, "headers": "{\\"X-Env\\":\\"prod\\"}", "description": "front door",
       "event_types": ["log.door_was_opened"], "max_retries": 3}""";

  static final String TRANSCRIPT =
      """
      <pre>
      EVENT DETAILS: log.door_was_opened (ID: evt_CSEStUSJpXRHh9YUgPqRyi)
      Status: Succeeded (1/1 attempts)

      REQUEST:
      URL: https://example.com/hook

      RESPONSE:
      Status: 204
      </pre>""";

  static final String WRONG_UID =
      """
      {"error": "Wrong webhook uid"}""";

  static final String WRONG_PAGE =
      """
      {"error": "Wrong page number"}""";

  static final String NO_VALUE =
      """
      {"error": "Wrong JSON body: no value for url"}""";

  static final String DUPLICATE =
      """
      {"error": "Webhook with the same URL already exists"}""";

  static final String LOG_IN =
      """
      {"error": "Log In"}""";

  static final String ADMINISTRATORS =
      """
      {"error": "Administrator rights required"}""";

  private DeviceExamples() {}
}
