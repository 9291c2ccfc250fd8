package dev.hookferry.registry.key;

import static dev.hookferry.support.Eventually.eventually;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hookferry.domain.model.Caller;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is dead, or answers nothing. */
@QuarkusTest
class OidcProviderTest {

  private static final int MOST_AT_ONCE = 32 + 256;
  private static final int UNTIL_OPEN = 10;

  @Inject OidcProvider provider;
  @Inject CircuitBreakerMaintenance circuits;

  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch awake = new CountDownLatch(1);

  /** Where the keys would be fetched. */
  private interface Keys {
    void fetch() throws IOException, InterruptedException;
  }

  private void providerThat(Keys keys) {
    JWTParser parser =
        new DefaultJWTParser() {
          @Override
          public JsonWebToken parse(String token) throws ParseException {
            asked.incrementAndGet();
            try {
              keys.fetch();
            } catch (IOException | InterruptedException e) {
              throw new ParseException("keys", e);
            }
            throw new ParseException("no token");
          }
        };
    QuarkusMock.installMockForType(parser, JWTParser.class);
    circuits.reset(OidcProvider.CIRCUIT);
  }

  @AfterEach
  void release() {
    awake.countDown();
    circuits.reset(OidcProvider.CIRCUIT);
  }

  private Throwable failure() {
    return assertThrows(IOException.class, () -> unwrapped(provider.caller("a.b.c"))).getCause();
  }

  private static Optional<Caller> unwrapped(Uni<Optional<Caller>> caller) throws Throwable {
    try {
      return caller.await().indefinitely();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  @Test
  void givenProviderThatIsDead_whenAskedOften_thenLeftAlone() {
    providerThat(
        () -> {
          throw new ConnectException("refused");
        });
    for (int i = 0; i < UNTIL_OPEN; i++) {
      assertInstanceOf(ConnectException.class, failure());
    }
    assertInstanceOf(CircuitBreakerOpenException.class, failure());
    assertEquals(UNTIL_OPEN, asked.get());
  }

  @Test
  void givenProviderThatIsSlow_whenAsked_thenNotWaitedForLong() {
    providerThat(awake::await);
    assertInstanceOf(TimeoutException.class, failure());
  }

  @Test
  void givenProviderThatIsSlow_whenManyAsk_thenNoMoreThanItsShareOfThreads() {
    providerThat(awake::await);
    List<CompletableFuture<Optional<Caller>>> waiting =
        IntStream.range(0, MOST_AT_ONCE)
            .mapToObj(i -> provider.caller("a.b.c").subscribeAsCompletionStage())
            .toList();
    assertInstanceOf(BulkheadException.class, failure());
    eventually(() -> assertEquals(32, asked.get()));
    awake.countDown();
    assertEquals(Optional.empty(), waiting.getFirst().orTimeout(10, SECONDS).join());
    assertEquals(Optional.empty(), waiting.getLast().orTimeout(10, SECONDS).join());
  }

  @Test
  void givenTokenThatIsNotValid_whenAsked_thenARefusalAndNoFailure() throws Throwable {
    providerThat(() -> {});
    for (int i = 0; i <= UNTIL_OPEN; i++) {
      assertEquals(Optional.empty(), unwrapped(provider.caller("a.b.c")));
    }
  }
}
