package dev.hookferry.api.device;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls the device surface with one key. */
record DeviceClient(String key) {

  static final String WEBHOOKS = "/api/v1/webhooks";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A request that every rule allows; tests change what they are about. */
  static Map<String, Object> valid() {
    Map<String, Object> webhook = new LinkedHashMap<>();
    webhook.put("url", "https://example.com/hook");
    webhook.put("status", "active");
    webhook.put("event_types", List.of("log.door_was_opened"));
    webhook.put("max_retries", 3);
    return webhook;
  }

  /** The same with one member in place of another, or beside them. */
  static Map<String, Object> with(String member, Object value) {
    Map<String, Object> webhook = valid();
    webhook.put(member, value);
    return webhook;
  }

  static Map<String, Object> without(String member) {
    Map<String, Object> webhook = valid();
    webhook.remove(member);
    return webhook;
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  long create(Object webhook) {
    return send("POST", "", json(webhook)).statusCode(200).extract().jsonPath().getLong("item_uid");
  }

  ValidatableResponse get(String path) {
    return request().get(WEBHOOKS + path).then();
  }

  ValidatableResponse put(long uid, Object webhook) {
    return send("PUT", "/" + uid, json(webhook));
  }

  ValidatableResponse send(String method, String path, String body) {
    return request().body(body).request(method, WEBHOOKS + path).then();
  }

  ValidatableResponse refused(String method, String path, String body, String error) {
    return refused(send(method, path, body), 400, error);
  }

  static ValidatableResponse refused(ValidatableResponse answer, int status, String error) {
    return answer
        .statusCode(status)
        .contentType("application/json")
        .body(equalTo(json(Map.of("error", error))));
  }

  private RequestSpecification request() {
    return given().header("Authorization", "Bearer " + key).contentType("application/json");
  }
}
