package dev.hookferry.support;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * The account surface of a running service as a client sees it.
 *
 * @param service where it listens
 * @param key of the operator or of an account
 */
public record AccountApi(URI service, String key) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;

  /** An account with the key that may do everything in it. */
  public record NewAccount(int id, String key) {}

  /** An endpoint with its secret. */
  public record NewEndpoint(String id, String secret) {}

  /** The same key at another instance. */
  public AccountApi at(URI other) {
    return new AccountApi(other, key);
  }

  /** As the operator: makes an account. */
  public NewAccount createAccount(String name) {
    JsonObject made =
        object(
            expect(201, post("/v1/webhooks/accounts", new JsonObject().put("name", name)).join()));
    return new NewAccount(
        made.getJsonObject("account").getInteger("id"),
        made.getJsonObject("api_key").getString("key"));
  }

  /** Makes this many endpoints, several at a time; in the order of their numbers. */
  public List<NewEndpoint> createEndpoints(int count, IntFunction<JsonObject> body) {
    List<NewEndpoint> made = new ArrayList<>(count);
    for (int from = 0; from < count; from += AT_ONCE) {
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int number = from; number < Math.min(count, from + AT_ONCE); number++) {
        answers.add(post("/v1/webhooks/endpoints", body.apply(number)));
      }
      answers.forEach(answer -> made.add(endpoint(answer.join())));
    }
    return made;
  }

  /** Makes an endpoint. */
  public NewEndpoint createEndpoint(JsonObject body) {
    return createEndpoints(1, number -> body).getFirst();
  }

  /** Puts an event type of the catalogue. */
  public void putEventType(String name, JsonObject body) {
    HttpRequest.Builder request =
        request("/v1/webhooks/event-types/" + name).PUT(BodyPublishers.ofString(body.encode()));
    HttpResponse<String> answer = send(request).join();
    expect(answer.statusCode() == 201 ? 201 : 200, answer);
  }

  /** A page of the account's endpoints: an authenticated read. */
  public HttpResponse<String> listEndpoints() {
    return send(request("/v1/webhooks/endpoints").GET()).join();
  }

  /**
   * Publishes an event or an array of events.
   *
   * @param idempotencyKey null: none
   */
  public CompletableFuture<HttpResponse<String>> publish(String json, String idempotencyKey) {
    HttpRequest.Builder request =
        request("/v1/webhooks/events").POST(BodyPublishers.ofString(json));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  /** Replays what the account's endpoints have missed; the id of the job. */
  public String recoverMissing() {
    JsonObject body =
        new JsonObject().put("kind", "replay").put("mode", "missing").put("since", "2020-01-01");
    return object(expect(202, post("/v1/webhooks/jobs", body).join())).getString("id");
  }

  /** A job as it is now. */
  public JsonObject job(String id) {
    return object(expect(200, send(request("/v1/webhooks/jobs/" + id).GET()).join()));
  }

  private CompletableFuture<HttpResponse<String>> post(String path, JsonObject body) {
    return send(request(path).POST(BodyPublishers.ofString(body.encode())));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(TIMEOUT)
        .header("X-API-Key", key)
        .header("Content-Type", "application/json");
  }

  private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static NewEndpoint endpoint(HttpResponse<String> answer) {
    JsonObject made = object(expect(200, answer));
    return new NewEndpoint(
        made.getJsonObject("endpoint").getString("id"), made.getString("secret"));
  }

  private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return answer;
  }

  private static JsonObject object(HttpResponse<String> answer) {
    return new JsonObject(answer.body());
  }

  /** The events that a 202 tells of, in their order. */
  public static List<Accepted> accepted(HttpResponse<String> answer) {
    String body = expect(202, answer).body();
    JsonArray events =
        body.startsWith("[") ? new JsonArray(body) : new JsonArray().add(new JsonObject(body));
    return events.stream()
        .map(JsonObject.class::cast)
        .map(event -> new Accepted(event.getString("id"), event.getInteger("deliveries")))
        .toList();
  }

  /** An event that the service has taken responsibility for. */
  public record Accepted(String id, int deliveries) {}
}
