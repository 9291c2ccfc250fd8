package dev.hookferry.domain.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.domain.model.Scope;
import dev.hookferry.domain.model.ScopeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

  @ParameterizedTest
  @CsvSource({
    // own,       hears,          published,  covered
    "session/s1,                , session/s1, true",
    "session/s1,                , session/s2, false",
    "session/s1,                , account/,   false",
    "account/,                  , account/,   true",
    "account/,                  , session/s1, true",
    "account/,    account target, target/t1,  true",
    "account/,    account target, session/s1, false",
    "account/,    target        , account/,   true",
    "session/s1,  target        , target/t1,  false",
  })
  void givenAScope_whenSomethingHappens_thenCoveredOrNot(
      String own, String hears, String published, boolean covered) {
    Reach reach = Reach.of(scope(own), hears == null ? null : hears.split(" "));
    assertEquals(covered, reach.covers(scope(published)));
  }

  private static Scope scope(String text) {
    String[] parts = text.split("/", -1);
    return new Scope(ScopeKind.of(parts[0]).orElseThrow(), parts[1]);
  }
}
