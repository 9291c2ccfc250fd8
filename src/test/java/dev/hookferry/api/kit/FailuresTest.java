package dev.hookferry.api.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every failure reaches the renderer of the path's surface. */
@QuarkusTest
class FailuresTest {

  @TestHTTPResource URI origin;

  @ParameterizedTest
  @CsvSource({
    "/echo/nowhere,404,NotFound",
    "/echo/fail/bug,500,Unexpected",
    "/echo/fail/lost,503,Unavailable",
    "/echo/fail/away,503,Unavailable",
    "/echo/fail/unstorable,422,Invalid",
    "/echo/fail/entities-away,503,Unavailable",
    "/echo/fail/late,503,Unavailable",
    "/echo/fail/full,503,Unavailable",
    "/echo/fail/entity-unstorable,422,Invalid",
    "/echo/fail/forbidden,403,Forbidden",
    "/echo/caller,401,Unauthenticated",
  })
  void givenFailure_whenAnswered_thenTheSurfaceRendersIt(String path, int status, String error) {
    given().get(path).then().statusCode(status).body(equalTo("echo: " + error));
  }

  @Test
  void givenDatabaseAway_whenAnswered_thenSaysWhenToComeBack() {
    given().get("/echo/fail/lost").then().header("Retry-After", "5");
    given().get("/echo/fail/full").then().header("Retry-After", "1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/echo", "/echo/"})
  void givenUnknownMethod_whenAnswered_thenNamesTheKnownOnes(String path) {
    given().delete(path).then().statusCode(405).header("Allow", "POST, PUT");
    given().post("/echo/fail/bug").then().statusCode(405).header("Allow", "GET");
  }

  @Test
  void givenUnknownType_whenAnswered_thenTheSurfaceRendersIt() {
    given()
        .contentType("text/csv")
        .body("a,b")
        .put("/echo")
        .then()
        .statusCode(415)
        .body(equalTo("echo: UnsupportedMediaType"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "text", "/", "a/b/c", ";"})
  void givenOddContentType_whenPosted_thenNoneOfTheFrameworksBusiness(String type) {
    given().header("Content-Type", type).body(new byte[3]).post("/echo").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/html;q=1", "garbage", "", "*/*"})
  void givenAnyAccept_whenAnswered_thenAsEver(String accept) {
    given().header("Accept", accept).get("/echo/json").then().statusCode(200).body("a", is(1));
    given().header("Accept", accept).get("/echo/fail/bug").then().statusCode(500);
  }

  @Test
  void givenJson_whenAnswered_thenWithoutCharset() {
    given().get("/echo/json").then().header("Content-Type", "application/json");
    given().get("/q/openapi?format=json").then().header("Content-Type", "application/json");
  }

  @Test
  void givenPathOfNoSurface_whenUnknown_thenPlainNotFound() {
    given().get("/echoes").then().statusCode(404).body(is(""));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20_000, 256 * 1024})
  void givenBodyUpToTheLimit_whenRead_thenWhole(int length) throws Exception {
    assertEquals(Integer.toString(length), post(length, true).body());
    assertEquals(Integer.toString(length), post(length, false).body());
  }

  @ParameterizedTest
  @ValueSource(ints = {256 * 1024 + 1, 7 * 1024 * 1024})
  void givenBodyBeyondTheLimit_whenRead_thenTheSurfaceRefusesIt(int length) throws Exception {
    for (boolean announced : new boolean[] {true, false}) {
      var answer = post(length, announced);
      assertEquals(413, answer.statusCode());
      assertEquals("echo: TooLarge", answer.body());
      assertEquals("text/x-echo", answer.headers().firstValue("Content-Type").orElseThrow());
    }
  }

  @Test
  void givenForms_whenRead_thenTheirFields() {
    given().formParam("word", "a b").put("/echo").then().body(is("{word=[a b]}"));
    given().multiPart("word", "a b").put("/echo").then().body(is("{word=[a b]}"));
  }

  @Test
  void givenEndlessBody_whenBeyondAllLimits_thenAnsweredAndClosed() throws Exception {
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      var out = socket.getOutputStream();
      out.write("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes());
      var answer = CompletableFuture.supplyAsync(() -> readAll(socket));
      byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes();
      try {
        for (int sent = 0; sent < 33 * 1024 * 1024; sent += 0x10000) {
          out.write(chunk);
        }
      } catch (SocketException closed) {
        // it has answered, and closed before all was sent
      }
      assertThat(answer.get(30, TimeUnit.SECONDS), containsString("TooLarge"));
    }
  }

  private static String readAll(Socket socket) {
    var read = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(read);
    } catch (IOException reset) {
      // what came before it counts
    }
    return read.toString();
  }

  private java.net.http.HttpResponse<String> post(int length, boolean announced) throws Exception {
    byte[] body = new byte[length];
    var publisher =
        announced
            ? BodyPublishers.ofByteArray(body)
            : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(origin.resolve("/echo")).POST(publisher).build();
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
