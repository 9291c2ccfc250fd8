package dev.hookferry.api.target;

/** Examples for the OpenAPI document. */
final class TargetExamples {

  static final String WEBHOOK =
      """
      {"url": "https://example.com/hook", "name": "ci", "check_cert": true, "api_version": "v1"}""";

  private TargetExamples() {}
}
