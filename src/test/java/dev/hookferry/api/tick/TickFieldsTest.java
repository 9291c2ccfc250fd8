package dev.hookferry.api.tick;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.flow.TickRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickFieldsTest {

  private static final String JSON = "application/json";
  private static final String STRUCTURED = "application/cloudevents+json; charset=utf-8";

  @Test
  void givenNothing_whenRead_thenDefaults() {
    assertEquals(
        new TickRequest(TickFields.DEFAULT_DELIVERIES, TickFields.DEFAULT_BUDGET),
        read(null, "", null, null));
  }

  @Test
  void givenBody_whenRead_thenItsMembers() {
    assertEquals(
        new TickRequest(5, Duration.ofSeconds(3)),
        read(JSON, "{\"max_deliveries\": 5, \"budget\": \"PT3S\"}", null, null));
  }

  @Test
  void givenStructuredEvent_whenRead_thenMembersOfItsData() {
    String event =
        """
        {"specversion": "1.0", "type": "dev.hookferry.tick", "source": "/cron", "id": "1",
         "data": {"max_deliveries": 5}}
        """;
    assertEquals(5, read(STRUCTURED, event, null, null).maxDeliveries());
  }

  @Test
  void givenQueryAndBody_whenRead_thenQueryCounts() {
    assertEquals(7, read(JSON, "{\"max_deliveries\": 5}", "7", null).maxDeliveries());
  }

  @Test
  void givenMoreThanTheCaps_whenRead_thenCaps() {
    assertEquals(
        new TickRequest(TickFields.MOST_DELIVERIES, TickFields.LONGEST_BUDGET),
        read(null, "", "2000000000", "P9D"));
  }

  @ParameterizedTest
  @CsvSource({"0,", "-1,", "x,", "1.5,", ",PT0S", ",-PT1S", ",20", ",PT"})
  void givenOddBounds_whenRead_thenInvalid(String maxDeliveries, String budget) {
    ApiException refused =
        assertThrows(ApiException.class, () -> read(null, "", maxDeliveries, budget));
    assertInstanceOf(ApiError.Invalid.class, refused.error());
  }

  @Test
  void givenBodyThatIsNotJson_whenRead_thenMalformed() {
    ApiException refused = assertThrows(ApiException.class, () -> read(JSON, "{", null, null));
    assertInstanceOf(ApiError.Malformed.class, refused.error());
  }

  private static TickRequest read(String type, String body, String maxDeliveries, String budget) {
    return TickFields.request(TickBody.read(type, body.getBytes(UTF_8)), maxDeliveries, budget);
  }
}
