package dev.hookferry.domain.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

  @Test
  void givenRandom_whenStandard_thenPrefixAnd32Bytes() {
    String secret = Secrets.standard(new Random(1));
    assertTrue(secret.startsWith("whsec_"));
    assertEquals(32, SigningKey.of(secret).length);
    assertNotEquals(secret, Secrets.standard(new Random(2)));
  }

  @Test
  void givenLength_whenAlphanumeric_thenAll62CharactersAndNoOthers() {
    String secret = Secrets.alphanumeric(10_000, new Random(1));
    assertTrue(secret.matches("[A-Za-z0-9]{10000}"));
    assertEquals(62, secret.chars().boxed().collect(Collectors.toSet()).size());
  }

  @ParameterizedTest
  @CsvSource({"whsec_abcdefgh, efgh", "abcd, abcd", "abc, abc", "'', ''", "x😀😀😀😀, 😀😀😀😀"})
  void givenSecret_whenHint_thenItsLastFourCharacters(String secret, String hint) {
    assertEquals(hint, Secrets.hint(secret));
  }
}
