package dev.hookferry.api.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/**
 * The surface's JSON as it goes out. A record's name is the name of its JSON Schema under {@code
 * /schemas}.
 */
@RegisterForReflection(ignoreNested = false)
final class SessionJson {

  private SessionJson() {}

  /**
   * A document with the address of the schema that describes it, which comes first.
   *
   * @param document one of the records here
   */
  record Described(
      @JsonProperty("$schema") String schema, @JsonUnwrapped SessionJson.Document document) {}

  /** What can be the whole of an answer. */
  sealed interface Document {}

  /**
   * A webhook.
   *
   * @param events null: all
   * @param headers null in place of values: the name has none
   */
  @Schema(properties = @SchemaProperty(name = "$schema", type = SchemaType.STRING, format = "uri"))
  record SessionWebhook(
      @JsonProperty("backoff_multiplier")
          @Schema(type = SchemaType.NUMBER, format = "double", minimum = "1", defaultValue = "2")
          Number backoffMultiplier,
      @Schema(nullable = true) List<String> events,
      Map<String, List<String>> headers,
      @Schema(required = true) String id,
      @JsonProperty("initial_backoff") @Schema(minimum = "1", defaultValue = "10")
          long initialBackoff,
      @Schema(
              enumeration = {"post", "put", "patch"},
              defaultValue = "post")
          String method,
      @Schema(minimum = "0", maximum = "2147483647") long retries,
      @Schema(required = true) String url)
      implements Document {}

  /** A page of webhooks. */
  @Schema(properties = @SchemaProperty(name = "$schema", type = SchemaType.STRING, format = "uri"))
  record SessionWebhookList(
      List<SessionWebhook> items,
      long total,
      int offset,
      int limit,
      @JsonProperty("has_more") boolean hasMore)
      implements Document {}

  /** A session with its webhooks. */
  @Schema(properties = @SchemaProperty(name = "$schema", type = SchemaType.STRING, format = "uri"))
  record Session(
      String id, @JsonProperty("created_at") String createdAt, List<SessionWebhook> webhooks)
      implements Document {}

  /** A page of sessions. */
  @Schema(properties = @SchemaProperty(name = "$schema", type = SchemaType.STRING, format = "uri"))
  record SessionList(
      List<Session> items,
      long total,
      int offset,
      int limit,
      @JsonProperty("has_more") boolean hasMore)
      implements Document {}

  /**
   * A problem (RFC 9457). Its type is {@code about:blank}, and left out as an empty one is.
   *
   * @param errors null: left out
   */
  @Schema(properties = @SchemaProperty(name = "$schema", type = SchemaType.STRING, format = "uri"))
  record ErrorModel(
      String title,
      int status,
      String detail,
      @JsonInclude(JsonInclude.Include.NON_NULL) List<ErrorDetail> errors)
      implements Document {}

  /**
   * One rule that a request breaks.
   *
   * @param location {@code body.events[1]}
   * @param value what stands there
   */
  record ErrorDetail(
      String message, String location, @Schema(implementation = Object.class) JsonNode value) {}
}
