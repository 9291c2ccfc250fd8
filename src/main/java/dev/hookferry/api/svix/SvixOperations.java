package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The operations of this surface. */
final class SvixOperations {

  /** Method, path and name, one a line. */
  private static final String OWN =
      """
      post /auth/app-portal-access/{app_id} v1.authentication.app-portal-access
      post /auth/logout v1.authentication.logout
      get /app v1.application.list
      post /app v1.application.create
      get /app/{app_id} v1.application.get
      put /app/{app_id} v1.application.update
      delete /app/{app_id} v1.application.delete
      patch /app/{app_id} v1.application.patch
      get /app/{app_id}/endpoint v1.endpoint.list
      post /app/{app_id}/endpoint v1.endpoint.create
      get /app/{app_id}/endpoint/{endpoint_id} v1.endpoint.get
      put /app/{app_id}/endpoint/{endpoint_id} v1.endpoint.update
      delete /app/{app_id}/endpoint/{endpoint_id} v1.endpoint.delete
      patch /app/{app_id}/endpoint/{endpoint_id} v1.endpoint.patch
      get /app/{app_id}/endpoint/{endpoint_id}/secret v1.endpoint.get-secret
      post /app/{app_id}/endpoint/{endpoint_id}/secret/rotate v1.endpoint.rotate-secret
      get /app/{app_id}/endpoint/{endpoint_id}/headers v1.endpoint.get-headers
      put /app/{app_id}/endpoint/{endpoint_id}/headers v1.endpoint.update-headers
      patch /app/{app_id}/endpoint/{endpoint_id}/headers v1.endpoint.patch-headers
      get /app/{app_id}/endpoint/{endpoint_id}/stats v1.endpoint.get-stats
      post /app/{app_id}/endpoint/{endpoint_id}/recover v1.endpoint.recover
      post /app/{app_id}/endpoint/{endpoint_id}/send-example v1.endpoint.send-example
      get /event-type v1.event-type.list
      post /event-type v1.event-type.create
      get /event-type/{event_type_name} v1.event-type.get
      put /event-type/{event_type_name} v1.event-type.update
      delete /event-type/{event_type_name} v1.event-type.delete
      patch /event-type/{event_type_name} v1.event-type.patch
      get /app/{app_id}/msg v1.message.list
      post /app/{app_id}/msg v1.message.create
      get /app/{app_id}/msg/{msg_id} v1.message.get
      delete /app/{app_id}/msg/{msg_id}/content v1.message.expunge-content
      get /app/{app_id}/attempt/endpoint/{endpoint_id} v1.message-attempt.list-by-endpoint
      get /app/{app_id}/attempt/msg/{msg_id} v1.message-attempt.list-by-msg
      get /app/{app_id}/endpoint/{endpoint_id}/msg v1.message-attempt.list-attempted-messages
      get /app/{app_id}/msg/{msg_id}/endpoint v1.message-attempt.list-attempted-destinations
      get /app/{app_id}/msg/{msg_id}/attempt/{attempt_id} v1.message-attempt.get
      delete /app/{app_id}/msg/{msg_id}/attempt/{attempt_id}/content v1.message-attempt.expunge-content
      post /app/{app_id}/msg/{msg_id}/endpoint/{endpoint_id}/resend v1.message-attempt.resend
      post /app/{app_id}/endpoint/{endpoint_id}/replay-missing v1.endpoint.replay-missing
      post /app/{app_id}/endpoint/{endpoint_id}/bulk-replay v1.endpoint.bulk-replay
      post /app/{app_id}/msg/bulk-expunge v1.message.bulk-expunge
      post /app/{app_id}/msg/expunge-all-contents v1.message.expunge-all-contents
      post /app/{app_id}/msg/precheck/active v1.message.precheck
      post /auth/app/{app_id}/expire-all v1.authentication.expire-all
      post /event-type/import/openapi v1.event-type.import-openapi
      get /background-task v1.background-task.list
      get /background-task/{task_id} v1.background-task.get
      get /health v1.health.get
      """;

  private SvixOperations() {}

  /** The description that clients are made from, as far as they need it to know what there is. */
  static ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
    document.putObject("info").put("title", "Hookferry: the svix surface").put("version", "1.0");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = document.putObject("paths");
    for (String line : List.of(OWN.strip().split("\n"))) {
      String[] words = line.strip().split(" ");
      ObjectNode operation = paths.withObjectProperty("/api/v1" + words[1]).putObject(words[0]);
      operation.put("operationId", words[2]);
      operation.putObject("responses").putObject("default").put("description", words[2]);
    }
    return document;
  }
}
