package dev.hookferry.api.user;

/** Examples for the OpenAPI document. */
final class UserExamples {

  static final String WEBHOOK =
      """
      {"url": "https://example.com/webhook", "events": ["facility.creation.accepted"],
       "secrets": ["sDV1aKqitCLClI12m7UPFbAAvZfZquJw"]}""";

  static final String INVALID =
      """
      {"message": ["should be a secure URL with HTTPS", "events must be an array"],
       "error": "Bad Request", "statusCode": 400}""";

  static final String UNAUTHORIZED =
      """
      {"message": "Unauthorized", "statusCode": 401}""";

  static final String FORBIDDEN =
      """
      {"message": "Forbidden Resource", "error": "Forbidden", "statusCode": 403}""";

  static final String NOT_FOUND =
      """
      {"message": "Webhook not found", "error": "Not Found", "statusCode": 404}""";

  private UserExamples() {}
}
