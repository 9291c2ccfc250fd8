package dev.hookferry.api.target;

import dev.hookferry.api.kit.Bound;
import dev.hookferry.api.kit.Field;
import dev.hookferry.api.kit.Shape;
import dev.hookferry.api.kit.Type;

/** What requests about webhooks and events may say. */
final class TargetFields {

  static final Field<String> URL =
      Field.of("url", Type.text().format("uri").bounded(Bound.notEmpty()).bounded(Bound.httpsUrl()))
          .mandatory()
          .doc("https alone")
          .example("https://example.com/hook");
  static final Field<String> NAME =
      Field.of("name", Type.text(0, 255)).doc("Name of the webhook.").example("ci");
  static final Field<Boolean> CHECK_CERT =
      Field.of("check_cert", Type.bool())
          .otherwise(true)
          .doc("If true, verify the HTTPS certificate of the webhook URL. Defaults to true.")
          .example(true);
  static final Field<String> API_VERSION =
      Field.of("api_version", Type.oneOf(TargetJson.API_VERSION))
          .otherwise(TargetJson.API_VERSION)
          .doc("API version of the webhook.")
          .example(TargetJson.API_VERSION);

  /** A webhook to come, or what takes the place of one. */
  static final Shape WHOLE = Shape.of("TargetWebhookRequest", URL, NAME, CHECK_CERT, API_VERSION);

  /** What is left out stays as it is. */
  static final Shape PARTIAL =
      Shape.of(
          "TargetWebhookPatch",
          URL.optional(),
          NAME,
          CHECK_CERT.optional().doc("If true, verify the HTTPS certificate of the webhook URL."),
          API_VERSION.optional());

  static final Field<Integer> PAGE = Field.of("page", Type.integer(1)).otherwise(1);
  static final Field<Integer> LENGTH =
      Field.of("length", Type.integer(1)).otherwise(50).doc("Results on a page; 500 at most.");
  static final Shape LIST = Shape.of("TargetPageQuery", PAGE, LENGTH);

  private TargetFields() {}
}
