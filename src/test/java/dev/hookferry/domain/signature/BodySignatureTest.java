package dev.hookferry.domain.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class BodySignatureTest {

  @Test
  void givenVectorOfRfc4231_whenSigned_thenItsDigits() {
    byte[] body = "what do ya want for nothing?".getBytes(UTF_8);
    assertEquals(
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        BodySignature.hex("Jefe", body));
  }

  @Test
  void givenStandardSecret_whenSigned_thenItsTextIsTheKey() {
    byte[] body = {};
    assertNotEquals(BodySignature.hex("whsec_SmVmZQ==", body), BodySignature.hex("Jefe", body));
  }
}
