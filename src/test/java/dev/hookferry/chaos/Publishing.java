package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Publication;
import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.Accepted;
import dev.hookferry.support.AccountApi.NewAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The publisher of a run, and its log: at a steady pace, at any instance, under keys or not. */
final class Publishing {

  private static final int REQUESTS_PER_SECOND = 40;
  private static final int MOST_SENDINGS = 240;
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(250, TimeUnit.MILLISECONDS);

  private final List<NewAccount> accounts;
  private final List<Supplier<URI>> services;
  private final Random random;
  private final List<Request> requests = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private long lastNumber;

  /**
   * Prepares it.
   *
   * @param services instances at any of which one may publish
   */
  Publishing(List<NewAccount> accounts, List<Supplier<URI>> services, long seed) {
    this.accounts = accounts;
    this.services = services;
    this.random = new Random(seed);
  }

  /** Publishes for this long, whatever becomes of the requests. */
  void run(Duration time) throws InterruptedException {
    long endNanos = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < endNanos) {
      next().start();
      TimeUnit.MILLISECONDS.sleep(1000 / REQUESTS_PER_SECOND);
    }
  }

  /** Publishes this many requests of this many events under keys, one after the other. */
  void runAll(int count, int events) {
    for (int i = 0; i < count; i++) {
      Request request = new Request(accounts.getFirst(), events, Optional.of("all-" + i));
      requests.add(request);
      request.start();
      request.await();
    }
  }

  /** Waits until every request has its answer, or has been given up. */
  void awaitAnswers() {
    requests.forEach(Request::await);
  }

  /** What was published, event by event. */
  List<Publication> log() {
    return requests.stream().flatMap(request -> request.publications().stream()).toList();
  }

  /** How often it was told 503, and to come again after a while. */
  int refusals() {
    return refusals.get();
  }

  /** Half of the requests have a key; some of those are sent three times at once. */
  private Request next() {
    NewAccount account = accounts.get(random.nextInt(accounts.size()));
    int events = random.nextInt(8) == 0 ? 2 + random.nextInt(4) : 1;
    Optional<String> key =
        random.nextBoolean() ? Optional.of("key-" + requests.size()) : Optional.empty();
    Request request = new Request(account, events, key);
    requests.add(request);
    return request;
  }

  private record Draft(long number, String type) {}

  /** A body with what came of it. */
  private final class Request {

    private final NewAccount account;
    private final Optional<String> key;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<List<Publication.Answer>> answers = new ArrayList<>();
    private final List<CompletableFuture<Void>> sendings = new ArrayList<>();
    private final String body;

    Request(NewAccount account, int events, Optional<String> key) {
      this.account = account;
      this.key = key;
      for (int i = 0; i < events; i++) {
        drafts.add(new Draft(++lastNumber, random.nextInt(10) == 0 ? Scene.RARE : Scene.OFTEN));
      }
      body = body();
    }

    private String body() {
      JsonArray array = new JsonArray();
      for (Draft draft : drafts) {
        JsonObject data = new JsonObject().put("number", draft.number).put("account", account.id());
        array.add(new JsonObject().put("type", draft.type).put("data", data));
      }
      return drafts.size() == 1 ? array.getJsonObject(0).encode() : array.encode();
    }

    void start() {
      int atOnce = key.isPresent() && random.nextInt(10) == 0 ? 3 : 1;
      for (int i = 0; i < atOnce; i++) {
        sendings.add(send(1));
      }
    }

    void await() {
      sendings.forEach(CompletableFuture::join);
    }

    /** Without a key a request is sent once, for nobody could tell what a second one did. */
    private CompletableFuture<Void> send(int sending) {
      return sendOnce()
          .thenCompose(
              answered ->
                  answered || key.isEmpty() || sending == MOST_SENDINGS
                      ? CompletableFuture.completedFuture(null)
                      : CompletableFuture.supplyAsync(() -> null, LATER)
                          .thenCompose(waited -> send(sending + 1)));
    }

    private CompletableFuture<Boolean> sendOnce() {
      URI service = services.get(ThreadLocalRandom.current().nextInt(services.size())).get();
      return new AccountApi(service, account.key())
          .publish(body, key.orElse(null))
          .handle((answer, failure) -> failure == null && note(answer));
    }

    /** Whether it is an answer that says how it went. */
    private boolean note(HttpResponse<String> answer) {
      if (answer.statusCode() >= 500) {
        if (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent()) {
          refusals.incrementAndGet();
        }
        return false;
      }
      List<Accepted> accepted = AccountApi.accepted(answer);
      synchronized (answers) {
        answers.add(
            accepted.stream()
                .map(event -> new Publication.Answer(event.id(), event.deliveries()))
                .toList());
      }
      return true;
    }

    List<Publication> publications() {
      List<Publication> publications = new ArrayList<>();
      for (int i = 0; i < drafts.size(); i++) {
        int index = i;
        publications.add(
            new Publication(
                drafts.get(i).number,
                account.id(),
                drafts.get(i).type,
                key,
                answers.stream().map(answer -> answer.get(index)).toList()));
      }
      return publications;
    }
  }
}
