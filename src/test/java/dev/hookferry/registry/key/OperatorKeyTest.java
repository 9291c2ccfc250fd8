package dev.hookferry.registry.key;

import static dev.hookferry.support.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperatorKeyTest {

  @Inject Pool pool;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  @AfterEach
  void forgetTheKey() {
    await(() -> pool.query("DELETE FROM operator_key").execute());
  }

  @Test
  void givenNoSetting_whenTwoInstancesStart_thenOneKeyIsMadeAndPrintedOnce() {
    OperatorKey first = start(Optional.empty(), 1);
    OperatorKey second = start(Optional.empty(), 2);
    Matcher keys = Pattern.compile("hk_\\w+").matcher(printed.toString(UTF_8));
    assertTrue(keys.find());
    String key = keys.group();
    assertFalse(keys.find());
    assertTrue(first.is(key));
    assertTrue(second.is(key));
    assertFalse(second.is(KeyText.generate(new Random(2))));
  }

  @Test
  void givenASetting_whenStarted_thenThatKeyAndNothingPrintedOrKept() {
    OperatorKey key = start(Optional.of("given"), 1);
    assertTrue(key.is("given"));
    assertFalse(key.is("other"));
    assertEquals("", printed.toString(UTF_8));
    assertEquals(0, await(() -> pool.query("SELECT hash FROM operator_key").execute()).size());
  }

  @Test
  void givenAKeyThatIsNotKnownYet_whenAsked_thenNobodyIsTheOperator() {
    OperatorKey key = operatorKey(Optional.empty(), 1);
    assertFalse(key.is(""));
    assertFalse(key.is(KeyText.generate(new Random(1))));
  }

  private OperatorKey start(Optional<String> given, int seed) {
    OperatorKey key = operatorKey(given, seed);
    await(key::load);
    return key;
  }

  private OperatorKey operatorKey(Optional<String> given, int seed) {
    return new OperatorKey(
        given, pool, Clock.systemUTC(), new Random(seed), new PrintStream(printed, true, UTF_8));
  }
}
