package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.WEBHOOKS;
import static dev.hookferry.api.device.DeviceClient.json;
import static dev.hookferry.api.device.DeviceClient.refused;
import static dev.hookferry.api.device.DeviceClient.valid;
import static dev.hookferry.api.device.DeviceClient.with;
import static dev.hookferry.support.Await.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.registry.endpoint.EndpointSet;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations on a device's webhooks. */
@QuarkusTest
class DeviceWebhooksTest {

  private static final String WRONG_UID = "Wrong webhook uid";
  private static final String DUPLICATE = "Webhook with the same URL already exists";

  private static final Map<String, Object> FULL =
      Map.of(
          "url", "https://example.com/full",
          "secret", "0123456789abcdef",
          "status", "disabled",
          "timeout", 2000,
          "headers", "{\"X-B\": \"2\",  \"X-A\": \"1\"}",
          "description", "front door",
          "event_types", List.of("log.tamper_event", "log.device_booted"),
          "max_retries", 5);

  @Inject Endpoints endpoints;

  private TestAccount account;
  private DeviceClient device;

  @BeforeEach
  void makeDevice() {
    account = TestAccount.create();
    device = new DeviceClient(account.adminKey());
  }

  @Test
  void givenAllMembers_whenCreated_thenShownAsGiven() {
    long uid = device.create(FULL);
    device
        .get("/" + uid)
        .statusCode(200)
        .contentType("application/json")
        .body(
            equalTo(
                """
                {"uid":%d,"url":"https://example.com/full","secret":"0123456789abcdef",\
                "status":"disabled","timeout":2000,\
                "headers":"{\\"X-B\\": \\"2\\",  \\"X-A\\": \\"1\\"}",\
                "description":"front door",\
                "event_types":["log.tamper_event","log.device_booted"],"max_retries":5}"""
                    .formatted(uid)));
  }

  @Test
  void givenRequiredMembersAlone_whenCreated_thenDefaults() {
    long uid = device.create(valid());
    device
        .get("/" + uid)
        .statusCode(200)
        .body(
            equalTo(
                """
                {"uid":%d,"url":"https://example.com/hook","secret":null,"status":"active",\
                "timeout":10000,"headers":"{}","description":null,\
                "event_types":["log.door_was_opened"],"max_retries":3}"""
                    .formatted(uid)));
  }

  @Test
  void givenWebhook_whenCreated_thenTheAnswerIsItsUidAlone() {
    String answer = device.send("POST", "", json(valid())).statusCode(200).extract().asString();
    String uid = answer.replaceAll("\\D", "");
    device.get("/" + uid).statusCode(200).body("uid", is(Integer.valueOf(uid)));
    assertEquals("{\"item_uid\":%s}".formatted(uid), answer);
  }

  @Test
  void givenChange_whenPut_thenEmptyAnswerAndAllIsChanged() {
    long uid = device.create(valid());
    device.put(uid, FULL).statusCode(200).body(is("")).header("Content-Length", "0");
    String shown = device.get("/" + uid).extract().asString();
    long other = device.create(with("url", "https://example.com/other"));
    device.send("DELETE", "/" + uid, "").statusCode(200);
    device.put(other, FULL).statusCode(200);
    device.get("/" + other).body(equalTo(shown.replace("\"uid\":" + uid, "\"uid\":" + other)));
  }

  @Test
  void givenStoredMembers_whenPutLeavesThemOutOrNull_thenTheyAreKept() {
    long uid = device.create(FULL);
    device.put(uid, with("status", "disabled")).statusCode(200);
    Map<String, Object> nulls = valid();
    List.of("secret", "timeout", "headers", "description").forEach(name -> nulls.put(name, null));
    device.put(uid, nulls).statusCode(200);
    device
        .get("/" + uid)
        .body("secret", is("0123456789abcdef"))
        .body("timeout", is(2000))
        .body("headers", is("{\"X-B\": \"2\",  \"X-A\": \"1\"}"))
        .body("description", is("front door"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}"})
  void givenNoHeaders_whenPut_thenTheStoredOnesGo(String none) {
    long uid = device.create(FULL);
    device.put(uid, with("headers", none)).statusCode(200);
    device.get("/" + uid).body("headers", is("{}"));
  }

  @Test
  void givenHeadersChangedElsewhere_whenShown_thenAsTheyAreNow() {
    long uid = device.create(FULL);
    EndpointSet all = EndpointSet.all(account.id());
    var id = await(() -> endpoints.findByNumber(all, uid)).orElseThrow().id;
    await(() -> endpoints.update(all, id, e -> e.headers = Map.of("X-C", List.of("3", "4"))));
    device.get("/" + uid).body("headers", is("{\"X-C\":\"3, 4\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "abc",
        "1.5",
        "+1",
        "01",
        "1e1",
        "%20",
        "99999999999",
        "9999999999999999999999"
      })
  void givenOddUid_whenUsed_thenWrong(String uid) {
    wrongUid(device, uid);
  }

  @Test
  void givenWebhookOfOthers_whenUsed_thenWrongUidAndUntouched() {
    long uid = device.create(valid());
    wrongUid(new DeviceClient(TestAccount.create().adminKey()), "" + uid);
    wrongUid(onDevice("door-1"), "" + uid);
    device.get("/" + uid).statusCode(200).body("url", is("https://example.com/hook"));
  }

  @Test
  void givenDeletedWebhook_whenUsed_thenWrongUid() {
    long uid = device.create(valid());
    device.send("DELETE", "/" + uid, "").statusCode(200).body(is(""));
    wrongUid(device, "" + uid);
  }

  @Test
  void givenTakenUrl_whenSavedOnTheSameDevice_thenRefused() {
    device.create(valid());
    long other = device.create(with("url", "https://example.com/other"));
    device.refused("POST", "", json(valid()), DUPLICATE);
    device.refused("PUT", "/" + other, json(valid()), DUPLICATE);
  }

  @Test
  void givenTakenUrl_whenItIsOnesOwnOrOnAnotherDevice_thenTaken() {
    long uid = device.create(valid());
    device.put(uid, valid()).statusCode(200);
    onDevice("door-1").create(valid());
    device.create(with("url", "https://example.com/hook/"));
  }

  @ParameterizedTest
  @CsvSource({"X-API-Key,", "Authorization,Bearer ", "Authorization,JWT ", "Authorization,token "})
  void givenKey_whenSpelledAnyWay_thenTaken(String header, String scheme) {
    String value = (scheme == null ? "" : scheme + " ") + account.adminKey();
    given().header(header, value).get(WEBHOOKS).then().statusCode(200);
  }

  @Test
  void givenKeyOfADevice_whenUsed_thenThatDevicesWebhooksAlone() {
    device.create(valid());
    DeviceClient door = onDevice("door-1");
    door.get("").statusCode(200).body("list_options.pagination.total_items", is(0));
    long uid = door.create(valid());
    door.get("").body("list_items.uid", contains((int) uid));
  }

  @Test
  void givenTrailingSlash_whenUsed_thenServedTheSame() {
    long uid =
        device
            .send("POST", "/", json(valid()))
            .statusCode(200)
            .extract()
            .jsonPath()
            .getLong("item_uid");
    device.send("PUT", "/" + uid + "/", json(valid())).statusCode(200);
    device.get("/" + uid + "/").statusCode(200).body("uid", is((int) uid));
    device.get("/").statusCode(200);
    device.send("DELETE", "/" + uid + "/", "").statusCode(200);
  }

  @Test
  void givenOtherContentTypeOrAccept_whenSent_thenItIsJsonAllTheSame() {
    given()
        .header("Authorization", "Bearer " + account.adminKey())
        .contentType("text/plain")
        .accept("text/html")
        .body(json(valid()))
        .post(WEBHOOKS)
        .then()
        .statusCode(200)
        .contentType("application/json");
  }

  @Test
  void givenBodyBeyondTheLimit_whenSent_thenWrongBody() {
    device.refused("POST", "", json(with("description", "a".repeat(300_000))), "Wrong JSON body");
  }

  @Test
  void givenUnknownMethod_whenUsed_thenSaysWhichThereAre() {
    refused(device.send("PATCH", "/1", "{}"), 405, "Method not allowed")
        .header("Allow", "DELETE, GET, PUT");
  }

  @Test
  void givenDeviceIsGone_whenCreated_thenRefused() {
    // Covered by the key's own end where the key has a scope; the default device can be deleted
    // too.
    account.admin().delete("/v1/webhooks/scopes/device/default").then().statusCode(204);
    device.refused("POST", "", json(valid()), "Device does not exist");
  }

  private DeviceClient onDevice(String id) {
    return new DeviceClient(account.key("admin", "device", id));
  }

  /** Whatever the body is. */
  private static void wrongUid(DeviceClient client, String uid) {
    client.refused("GET", "/" + uid, "", WRONG_UID);
    client.refused("PUT", "/" + uid, "", WRONG_UID);
    client.refused("PUT", "/" + uid, json(valid()), WRONG_UID);
    client.refused("DELETE", "/" + uid, "", WRONG_UID);
    client.refused("POST", "/" + uid + "/test", "", WRONG_UID);
  }
}
