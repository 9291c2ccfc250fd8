package dev.hookferry.chaos;

import dev.hookferry.chaos.check.Subscriber;
import dev.hookferry.support.AccountApi;
import dev.hookferry.support.AccountApi.NewAccount;
import dev.hookferry.support.AccountApi.NewEndpoint;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two accounts and their endpoints, one of each mood and some that are well.
 *
 * @param accounts with the keys to publish under
 */
record Scene(List<NewAccount> accounts, List<Subscriber> subscribers) {

  /** What most events are. */
  static final String OFTEN = "thing.often";

  /** What the others are, for receivers that are slow to go through. */
  static final String RARE = "thing.rare";

  private static final int INITIAL_BACKOFF_SECONDS = 1;
  private static final double MULTIPLIER = 2;

  static Scene make(Cluster cluster, Receivers receivers) {
    AccountApi operator = cluster.operator();
    NewAccount first = operator.createAccount("first");
    NewAccount second = operator.createAccount("second");
    Maker one = new Maker(first, cluster, receivers, new ArrayList<>());
    one.make("well-1", Mood.WELL, OFTEN, RARE);
    one.make("well-2", Mood.WELL, OFTEN);
    one.make("fails", Mood.FAILS, OFTEN);
    one.make("resets", Mood.RESETS, OFTEN);
    one.make("closes", Mood.CLOSES, OFTEN);
    one.make("busy", Mood.BUSY, OFTEN);
    one.make("interim", Mood.INTERIM, OFTEN);
    one.make("odd", Mood.ODD, OFTEN);
    one.make("hangs", Mood.HANGS, RARE);
    one.make("drips", Mood.DRIPS, RARE);
    one.make("floods", Mood.FLOODS, RARE);
    one.make("redirects", Mood.REDIRECTS, RARE);
    one.makeUntrusted("untrusted", RARE);
    Maker other = new Maker(second, cluster, receivers, one.made);
    other.make("other-well", Mood.WELL, OFTEN, RARE);
    other.make("other-fails", Mood.FAILS, OFTEN);
    return new Scene(List.of(first, second), List.copyOf(one.made));
  }

  /** Endpoints that never get well. */
  List<String> lostCauses() {
    return subscribers.stream()
        .filter(subscriber -> !subscriber.heals())
        .map(Subscriber::id)
        .toList();
  }

  /** Makes endpoints of one account. */
  private record Maker(
      NewAccount account, Cluster cluster, Receivers receivers, List<Subscriber> made) {

    void make(String name, Mood mood, String... types) {
      NewEndpoint endpoint = create(receivers.url(mood, name), 7, true, types);
      receivers.own(name, endpoint.id(), endpoint.secret(), mood);
    }

    /** Its server must never be sent anything, so nobody owns its URL. */
    void makeUntrusted(String name, String... types) {
      create(receivers.untrustedUrl(name), 2, false, types);
    }

    private NewEndpoint create(String url, int retries, boolean heals, String... types) {
      NewEndpoint endpoint =
          new AccountApi(cluster.operator().service(), account.key())
              .createEndpoint(
                  new JsonObject()
                      .put("url", url)
                      .put("event_patterns", new JsonArray(List.of(types)))
                      .put("timeout_seconds", Cluster.TIMEOUT.toSeconds())
                      .put("max_retries", retries)
                      .put("initial_backoff_seconds", INITIAL_BACKOFF_SECONDS)
                      .put("backoff_multiplier", MULTIPLIER));
      made.add(
          new Subscriber(
              endpoint.id(), account.id(), Set.of(types), initialBackoff(), MULTIPLIER, heals));
      return endpoint;
    }

    private static Duration initialBackoff() {
      return Duration.ofMillis((long) (INITIAL_BACKOFF_SECONDS * 1000 * Cluster.RETRY_TIMESCALE));
    }
  }
}
