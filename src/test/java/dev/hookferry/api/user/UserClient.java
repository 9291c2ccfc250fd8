package dev.hookferry.api.user;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import java.util.List;

/** Calls the user surface with one key. */
record UserClient(String key) {

  static final String WEBHOOKS = "/api/v2/public/webhooks/user";
  static final String LOGS = "/api/v2/public/webhooks/logs";
  static final String NOT_FOUND =
      "{\"message\":\"Webhook not found\",\"error\":\"Not Found\",\"statusCode\":404}";

  private static final ObjectMapper JSON = new ObjectMapper();

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The body of a refusal for these rules. */
  static String badRequest(List<String> messages) {
    return "{\"message\":%s,\"error\":\"Bad Request\",\"statusCode\":400}"
        .formatted(json(messages));
  }

  static ValidatableResponse refused(ValidatableResponse answer, int status, String body) {
    return answer.statusCode(status).contentType("application/json").body(equalTo(body));
  }

  /** A webhook for this event alone; returns its id. */
  String create(String url, String event) {
    return send("POST", WEBHOOKS, "{\"url\":\"%s\",\"events\":[\"%s\"]}".formatted(url, event))
        .statusCode(201)
        .extract()
        .path("data.id");
  }

  ValidatableResponse get(String path) {
    return send("GET", path, "");
  }

  ValidatableResponse patch(String id, String body) {
    return send("PATCH", WEBHOOKS + "/" + id, body);
  }

  ValidatableResponse send(String method, String path, String body) {
    return given()
        .header("Authorization", "Bearer " + key)
        .contentType("application/json")
        .body(body)
        .request(method, path)
        .then();
  }
}
