package dev.hookferry.chaos;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.hookferry.chaos.check.Receipt;
import dev.hookferry.support.OwnCertificate;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The receivers of a run, and their log. Each has a mood of its own, in which it answers two of
 * five tries until all of them are healed.
 */
final class Receivers implements AutoCloseable {

  private final Loop loop = new Loop();
  private final Map<String, Owner> owners = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final List<Receipt> log = new ArrayList<>();
  private final long seed;
  private final int port;
  private final int resettingPort;
  private final int untrustedPort;
  private boolean healed;

  private record Owner(String endpointId, String secret, Mood mood) {}

  /**
   * Starts them.
   *
   * @param seed decides which tries are answered how
   * @param untrusted the file of a certificate that nobody trusts
   */
  Receivers(long seed, Path untrusted) {
    this.seed = seed;
    port = listen(new HttpServerOptions());
    // Without lingering a close becomes a reset.
    resettingPort = listen(new HttpServerOptions().setSoLinger(0));
    untrustedPort =
        listen(
            new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                    new PfxOptions()
                        .setPath(untrusted.toString())
                        .setPassword(OwnCertificate.PASSWORD)));
  }

  /** A URL for an endpoint of this mood, by a name of its own. */
  String url(Mood mood, String name) {
    return "http://127.0.0.1:%d/%s".formatted(mood == Mood.RESETS ? resettingPort : port, name);
  }

  /** A URL whose server has a certificate that nobody trusts. */
  String untrustedUrl(String name) {
    return "https://127.0.0.1:%d/%s".formatted(untrustedPort, name);
  }

  /** Whose URL it is from now on. */
  void own(String name, String endpointId, String secret, Mood mood) {
    loop.run(() -> owners.put("/" + name, new Owner(endpointId, secret, mood)));
  }

  /** From now on all of them answer well. */
  void heal() {
    loop.run(() -> healed = true);
  }

  List<Receipt> log() {
    return loop.get(() -> Future.succeededFuture(List.copyOf(log)));
  }

  @Override
  public void close() {
    loop.close();
  }

  private int listen(HttpServerOptions options) {
    return loop.get(
        () ->
            loop.vertx()
                .createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.bodyHandler(body -> received(request, body)))
                .listen()
                .map(HttpServer::actualPort));
  }

  private void received(HttpServerRequest request, Buffer body) {
    Instant arrivedAt = Instant.now();
    Optional<Owner> owner = Optional.ofNullable(owners.get(request.path()));
    String webhookId = Objects.requireNonNullElse(request.getHeader("webhook-id"), "none");
    JsonObject data = new JsonObject(body).getJsonObject("data");
    int choice = choice(request.path() + " " + data.getLong("number"));
    Mood mood = owner.map(Owner::mood).filter(known -> isMoody(choice)).orElse(Mood.WELL);
    Mood.Answered answered = mood.answer(request, loop.vertx(), choice / 5);
    log.add(
        new Receipt(
            owner.map(Owner::endpointId),
            webhookId,
            owner.filter(known -> isSigned(known, request, body)).isPresent(),
            data.getLong("number"),
            data.getInteger("account"),
            arrivedAt,
            answered.status(),
            answered.notBefore()));
  }

  /** Depends on seed, delivery and number of the try alone. */
  private int choice(String delivery) {
    int number = tries.merge(delivery, 1, Integer::sum);
    return Objects.hash(seed, delivery, number) >>> 1;
  }

  private boolean isMoody(int choice) {
    return !healed && choice % 5 < 2;
  }

  private static boolean isSigned(Owner owner, HttpServerRequest request, Buffer body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    try {
      new Webhook(owner.secret())
          .verify(
              body.toString(StandardCharsets.UTF_8),
              HttpHeaders.of(headers, (name, value) -> true));
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }
}
