package dev.hookferry.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VaultTest {

  private static final int ACCOUNT = 7;
  private static final UUID ENDPOINT = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwé";

  private final Vault vault = vault("a");

  @Test
  void givenSecret_whenSealed_thenOpens() {
    assertEquals(SECRET, vault.open(ACCOUNT, ENDPOINT, vault.seal(ACCOUNT, ENDPOINT, SECRET)));
  }

  @Test
  void givenSameSecretTwice_whenSealed_thenBytesDiffer() {
    assertFalse(
        Arrays.equals(
            vault.seal(ACCOUNT, ENDPOINT, SECRET), vault.seal(ACCOUNT, ENDPOINT, SECRET)));
  }

  @Test
  void givenOtherAccountOrEndpoint_whenOpened_thenRefused() {
    byte[] sealed = vault.seal(ACCOUNT, ENDPOINT, SECRET);

    assertThrows(VaultException.class, () -> vault.open(ACCOUNT + 1, ENDPOINT, sealed));
    assertThrows(VaultException.class, () -> vault.open(ACCOUNT, UUID.randomUUID(), sealed));
  }

  @Test
  void givenAnyByteChanged_whenOpened_thenRefused() {
    byte[] sealed = vault.seal(ACCOUNT, ENDPOINT, SECRET);

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThrows(VaultException.class, () -> vault.open(ACCOUNT, ENDPOINT, changed), "byte " + i);
    }
  }

  @Test
  void givenAnyLengthCutOff_whenOpened_thenRefused() {
    byte[] sealed = vault.seal(ACCOUNT, ENDPOINT, SECRET);

    for (int length = 0; length < sealed.length; length++) {
      byte[] cut = Arrays.copyOf(sealed, length);
      assertThrows(VaultException.class, () -> vault.open(ACCOUNT, ENDPOINT, cut), "at " + length);
    }
  }

  @Test
  void givenNewKeyInFront_whenOpened_thenOldSecretsOpenAndCountAsOld() {
    byte[] old = vault.seal(ACCOUNT, ENDPOINT, SECRET);
    Vault rotated = vault("b", "a");

    assertEquals(SECRET, rotated.open(ACCOUNT, ENDPOINT, old));
    assertTrue(rotated.isSealedWithOldKey(old));
    assertFalse(rotated.isSealedWithOldKey(rotated.seal(ACCOUNT, ENDPOINT, SECRET)));
  }

  @Test
  void givenKeyThatIsGone_whenOpened_thenSaysWhichKeyIsMissing() {
    byte[] sealed = vault.seal(ACCOUNT, ENDPOINT, SECRET);

    VaultException refused =
        assertThrows(VaultException.class, () -> vault("b").open(ACCOUNT, ENDPOINT, sealed));

    assertTrue(refused.getMessage().contains("%016x".formatted(key("a").id())));
  }

  @Test
  void givenTwoPurposes_whenDerived_thenUnrelatedButRepeatable() {
    assertArrayEquals(vault.derive("tokens"), vault("a").derive("tokens"));
    assertFalse(Arrays.equals(vault.derive("tokens"), vault.derive("cursors")));
    assertEquals(32, vault.derive("tokens").length);
  }

  private static Vault vault(String... names) {
    return new Vault(new MasterKeys(Stream.of(names).map(VaultTest::key).toList()));
  }

  private static MasterKey key(String name) {
    return new MasterKey(name.repeat(32).getBytes());
  }
}
