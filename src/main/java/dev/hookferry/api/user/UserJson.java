package dev.hookferry.api.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The surface's JSON as it goes out. */
@RegisterForReflection(ignoreNested = false)
final class UserJson {

  private UserJson() {}

  /**
   * A webhook.
   *
   * @param clientId the user's id
   * @param secrets in clear, one or two
   */
  @Schema(name = "UserWebhook")
  record Webhook(UUID id, String url, List<String> events, String clientId, List<String> secrets) {

    /** Without the secrets. */
    @Override
    public String toString() {
      return "Webhook[" + id + "]";
    }
  }

  /** One webhook. */
  @Schema(name = "UserWebhookData")
  record OneWebhook(Webhook data) {}

  /** All webhooks. */
  @Schema(name = "UserWebhooksData")
  record Webhooks(List<Webhook> data) {}

  /**
   * A delivery as it stands.
   *
   * @param requestPayload the JSON that was sent
   * @param responseStatus of the last answer; null: none came
   * @param responseBody of the last answer, its start; null: none came
   * @param retries requests after the first
   */
  @Schema(name = "UserLog")
  record Log(
      UUID id,
      String eventType,
      @JsonRawValue @Schema(implementation = Object.class) String requestPayload,
      @Schema(nullable = true) Integer responseStatus,
      @Schema(nullable = true) String responseBody,
      String url,
      long retries,
      @Schema(enumeration = {"success", "failure"}) String status) {}

  /** Some deliveries. */
  @Schema(name = "UserLogsData")
  record Logs(List<Log> data) {}

  /**
   * What went wrong.
   *
   * @param message one text, or a list of all rules that were broken
   * @param error the status in words; null: left out
   */
  @Schema(name = "UserError")
  record Failure(
      @Schema(oneOf = {String.class, String[].class}) Object message,
      @JsonInclude(JsonInclude.Include.NON_NULL) String error,
      @Schema(type = SchemaType.INTEGER) int statusCode) {}
}
