package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.ReceivedRequest;
import dev.hookferry.support.ScriptedReceiver;
import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request at once, and its transcript. */
@QuarkusTest
class DeviceTestOperationTest {

  private final ScriptedReceiver receiver = ScriptedReceiver.start();
  private DeviceClient device;

  @BeforeEach
  void makeDevice() {
    device = new DeviceClient(TestAccount.create().adminKey());
  }

  @AfterEach
  void stopReceiver() {
    receiver.close();
  }

  @Test
  void givenReceiverThatTakesIt_whenTested_thenTranscriptOfASuccess() {
    receiver.answers(200, Map.of("X-Answer", "yes"), "taken");
    test(with("url", receiver.url()))
        .body(
            matchesPattern(
                """
                (?s).*EVENT DETAILS: log\\.door_was_opened \\(ID: evt_[^)]+\\)
                .*Status: Succeeded \\(1/1 attempts\\)

                REQUEST:
                URL: %s
                Method: POST
                .*Content-Type: application/json
                .*X-Webhook-Attempt: 1
                .*\\{"data":\\{"test":"success"},"created_at":\\d+,"event_id":0,\
                "event_type":"log\\.door_was_opened"}

                RESPONSE:
                Status: 200
                .*x-answer: yes
                .*taken.*"""
                    .formatted(receiver.url())));
    ReceivedRequest request = receiver.next();
    assertEquals("POST", request.method());
    assertEquals("1", request.header("X-Webhook-Attempt"));
  }

  @Test
  void givenReceiverThatFails_whenTested_thenTranscriptOfOneFailure() {
    receiver.answers(503);
    test(with("url", receiver.url()))
        .body(containsString("Status: Failed (1/1 attempts)"))
        .body(containsString("RESPONSE:\nStatus: 503"));
    assertEquals(1, receiver.requests().size());
  }

  @Test
  void givenNobodyThere_whenTested_thenTranscriptSaysSo() {
    receiver.close();
    test(with("url", receiver.url()))
        .body(containsString("Status: Failed (1/1 attempts)"))
        .body(containsString("RESPONSE:\nNo answer: connection failed"));
  }

  @Test
  void givenReceiverThatHangs_whenTested_thenTheTimeoutEndsIt() {
    receiver.hangs();
    Map<String, Object> webhook = with("url", receiver.url());
    webhook.put("timeout", 1000);
    test(webhook).body(containsString("RESPONSE:\nNo answer: timeout"));
  }

  @Test
  void givenMarkupInTheAnswer_whenTested_thenItIsShownAsText() {
    receiver.answers(200, Map.of(), "<script>alert(1)</script>&amp;");
    test(with("url", receiver.url()))
        .body(containsString("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"))
        .body(not(containsString("<script>")));
  }

  private ValidatableResponse test(Map<String, Object> webhook) {
    long uid = device.create(webhook);
    return device.send("POST", "/" + uid + "/test", "").statusCode(200).contentType("text/html");
  }
}
