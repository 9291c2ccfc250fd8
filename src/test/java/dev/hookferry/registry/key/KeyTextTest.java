package dev.hookferry.registry.key;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

  private final RandomGenerator random = new Random(1);

  @Test
  void givenRandomBytes_whenGenerated_thenWellFormedBase58WithPrefix() {
    for (int i = 0; i < 1_000; i++) {
      String key = KeyText.generate(random);
      assertTrue(key.matches("hk_[1-9A-HJ-NP-Za-km-z]{34}"), key);
      assertTrue(KeyText.isWellFormed(key), key);
    }
  }

  @Test
  void givenAKey_whenAnyCharacterChanges_thenNotWellFormed() {
    String key = KeyText.generate(random);
    for (int i = 0; i < key.length(); i++) {
      char other = key.charAt(i) == 'z' ? 'y' : 'z';
      String mistyped = key.substring(0, i) + other + key.substring(i + 1);
      assertFalse(KeyText.isWellFormed(mistyped), mistyped);
    }
  }

  @Test
  void givenTwoKeys_whenGenerated_thenTheyDiffer() {
    assertNotEquals(KeyText.generate(random), KeyText.generate(random));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "hk_", "hk_operator_test", "eyJhbGciOiJIUzI1NiJ9.e30.x"})
  void givenSomethingElse_whenLookedAt_thenNotWellFormed(String text) {
    assertFalse(KeyText.isWellFormed(text));
  }
}
