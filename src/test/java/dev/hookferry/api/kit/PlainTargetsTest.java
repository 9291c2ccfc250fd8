package dev.hookferry.api.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTargetsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "/v1/webhooks/scopes/user/a.b_c~d!$&'()*+,=:@-",
        "/a?b=c&d=e/f?g",
        "/a%2Fb%20c%25",
        "/%C3%A9/%e2%82%ac?x=%F0%9F%9A%80",
        "/%00"
      })
  void givenPlainTarget_whenMadePlain_thenUntouched(String target) {
    assertEquals(target, PlainTargets.plain(target));
  }

  @ParameterizedTest
  @CsvSource({
    "/a;b=c, /a%3Bb=c",
    "/a?b=c;d, /a?b=c%3Bd",
    "/a#b, /a%23b",
    "/a?b[]={\"}, /a?b%5B%5D=%7B%22%7D",
    "/\u00c3\u00a9, /%C3%A9",
    "/%C3\u00a9, /%C3%A9",
    "/\u00e9, /%00",
    "/\u20ac\uD83D\uDE80, /%E2%82%AC%F0%9F%9A%80",
    "/%ff, /%00",
    "/%zz, /%00zz",
    "/%, /%00",
    "/%4, /%004",
    "/%%41, /%00%41",
    "/a%C3/b, /a%00/b",
    "/%C3%A9%FF/%C3%A9, /%00/%C3%A9",
    "/%C0%AF, /%00",
    "/%ED%A0%80, /%00",
    "/a?x=%F0%9F&y=%C3%A9, /a?x=%00&y=%C3%A9"
  })
  void givenOther_whenMadePlain_thenEncodedAndWhatIsNoTextIsNothing(String target, String plain) {
    assertEquals(plain, PlainTargets.plain(target));
  }
}
