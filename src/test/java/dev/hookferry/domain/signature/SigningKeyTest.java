package dev.hookferry.domain.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  @Test
  void givenPrefixAndBase64_whenKey_thenDecoded() {
    byte[] expected = HexFormat.of().parseHex("00ff10fb");
    assertArrayEquals(expected, SigningKey.of("whsec_AP8Q+w=="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "AP8Q+w==", "whsec_", "whsec_not base64", "WHSEC_AP8Q+w==", "schlüssel"})
  void givenAnythingElse_whenKey_thenItsBytesInUtf8(String secret) {
    assertArrayEquals(secret.getBytes(UTF_8), SigningKey.of(secret));
  }
}
