package dev.hookferry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com, https://hooks.example.com",
    "https://Hooks.example.com/, https://hooks.example.com",
    "http://[::1]:8080, http://[::1]:8080",
  })
  void givenAnOrigin_whenAsked_thenThatOneWhateverWasCalled(String setting, String origin) {
    assertEquals(origin, new PublicUrl(Optional.of(setting)).or("http://10.0.0.1:8080"));
  }

  @Test
  void givenNone_whenAsked_thenTheOneThatWasCalled() {
    assertEquals("http://a:1", new PublicUrl(Optional.empty()).or("http://a:1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks.example.com", "ftp://a", "https://a/b", "https://u@a", ""})
  void givenNoOrigin_whenRead_thenRefused(String setting) {
    assertThrows(IllegalArgumentException.class, () -> PublicUrl.origin(setting));
  }
}
