package dev.hookferry.support;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a test tells the receiver is what a sender gets. */
class ScriptedReceiverTest {

  @Test
  void givenScript_whenCalled_thenAnswersInOrderAndRepeatsTheLast() {
    try (var receiver = ScriptedReceiver.start().answers(500).then(204)) {
      given().post(receiver.url()).then().statusCode(500);
      given().post(receiver.url()).then().statusCode(204);
      given().post(receiver.url()).then().statusCode(204);
      assertEquals(3, receiver.requests().size());
    }
  }

  @Test
  void givenCall_whenRead_thenWhatWasSent() {
    try (var receiver = ScriptedReceiver.start().answers(200, Map.of("X-A", "1"), "hello")) {
      given().header("X-B", "2").body("é").put(receiver.url("/p?q=1")).then().body(is("hello"));
      ReceivedRequest request = receiver.next();
      assertEquals("PUT /p?q=1", request.method() + " " + request.target());
      assertEquals("2", request.header("x-b"));
      assertNull(request.header("X-C"));
    }
  }
}
