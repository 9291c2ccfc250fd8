package dev.hookferry.domain.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {

  // The vector that the project's own libraries are tested with.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long AT = 1614265330;
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void givenPublishedVector_whenSigned_thenPublishedSignature() {
    assertEquals(SIGNATURE, sign(List.of(SECRET), AT));
  }

  @Test
  void givenTwoSecrets_whenSigned_thenBothInTheOrderGiven() {
    String other = Secrets.standard(new Random(1));
    String both = sign(List.of(other, SECRET), AT);
    assertEquals(sign(List.of(other), AT) + " " + SIGNATURE, both);
  }

  @Test
  void givenNoSecret_whenSigned_thenEmpty() {
    assertEquals("", sign(List.of(), AT));
  }

  @Test
  void givenIndependentLibrary_whenItVerifies_thenEachSecretOfTheListPasses() {
    List<String> secrets =
        List.of(Secrets.standard(new Random(1)), Secrets.standard(new Random(2)));
    long now = Instant.now().getEpochSecond();
    HttpHeaders headers = headers(now, sign(secrets, now));
    for (String secret : secrets) {
      assertDoesNotThrow(() -> new Webhook(secret).verify(BODY, headers));
    }
  }

  @Test
  void givenIndependentLibrary_whenItVerifiesAnotherSecret_thenItRefuses() throws Exception {
    long now = Instant.now().getEpochSecond();
    HttpHeaders headers = headers(now, sign(List.of(SECRET), now));
    Webhook other = new Webhook(Secrets.standard(new Random(3)));
    assertThrows(WebhookVerificationException.class, () -> other.verify(BODY, headers));
  }

  @Test
  void givenRawSecret_whenSigned_thenAsTheIndependentLibraryDoesWithItsBytes() throws Exception {
    String expected = new Webhook("a plain secret".getBytes(UTF_8)).sign(ID, AT, BODY);
    assertEquals(expected, sign(List.of("a plain secret"), AT));
  }

  private static String sign(List<String> secrets, long at) {
    return StandardWebhooks.sign(secrets, ID, at, BODY.getBytes(UTF_8));
  }

  private static HttpHeaders headers(long at, String signature) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(ID),
            "webhook-timestamp", List.of(Long.toString(at)),
            "webhook-signature", List.of(signature)),
        (name, value) -> true);
  }
}
