package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import dev.hookferry.domain.model.AcceptedEvent;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.domain.model.NewEvent;
import dev.hookferry.flow.fanout.FanOut;
import dev.hookferry.flow.fanout.FirstLease;
import dev.hookferry.flow.publish.Coalescer;
import dev.hookferry.flow.publish.Draft;
import dev.hookferry.flow.publish.EventKeys;
import dev.hookferry.flow.publish.EventKeys.Known;
import dev.hookferry.flow.publish.ExternalIds;
import dev.hookferry.flow.publish.PublishBulkhead;
import dev.hookferry.flow.publish.RecordedAnswer;
import dev.hookferry.flow.publish.Submission;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes events in: publish, then fan out, one transaction; the answer comes after its commit. */
@ApplicationScoped
public class Intake {

  private static final int LANES = 4;
  private static final int MAX_EVENTS_IN_A_BATCH = 100;

  private final Pool pool;
  private final EventKeys keys;
  private final FanOut fanOut;
  private final FirstLeases leases;
  private final DeliveryEngine engine;
  private final LaneWaker waker;
  private final FirstTries firstTries;
  private final Traces traces;
  private final Clock clock;
  private final RandomGenerator random;
  private final PublishBulkhead bulkhead;
  private final Coalescer<Submission, FanOut.Result> coalescer;

  Intake(
      Pool pool,
      EventKeys keys,
      FanOut fanOut,
      FirstLeases leases,
      DeliveryEngine engine,
      LaneWaker waker,
      FirstTries firstTries,
      Traces traces,
      Clock clock,
      RandomGenerator random,
      HookferryConfig config) {
    this.pool = pool;
    this.keys = keys;
    this.fanOut = fanOut;
    this.leases = leases;
    this.engine = engine;
    this.waker = waker;
    this.firstTries = firstTries;
    this.traces = traces;
    this.clock = clock;
    this.random = random;
    this.bulkhead = new PublishBulkhead(config.api().publishes());
    this.coalescer =
        new Coalescer<>(
            LANES,
            MAX_EVENTS_IN_A_BATCH,
            submission -> submission.drafts().size(),
            batch -> fanOut.commit(pool, batch).invoke(results -> results.forEach(this::begin)));
  }

  /**
   * Commits the events with a delivery for every endpoint that wants them. Fails where the database
   * does, and where too many do it at once.
   */
  public Uni<PublishOutcome> publish(PublishCommand command) {
    return traces.within(
        "publish",
        SpanKind.PRODUCER,
        Traces.valid(command.traceparent()),
        traceparent -> bulkhead.run(() -> publish(command, traceparent)),
        (span, outcome) ->
            span.setAttribute("hookferry.account_id", command.accountId())
                .setAttribute("messaging.batch.message_count", command.events().size()));
  }

  private Uni<PublishOutcome> publish(PublishCommand command, Optional<String> traceparent) {
    Submission submission = submission(command, traceparent);
    if (command.key().isPresent()) {
      return publishOnce(submission, command.key().get());
    }
    return submission.drafts().stream()
            .anyMatch(draft -> draft.event().labels().externalId() != null)
        ? publishUnder(submission, Optional.empty())
        : coalescer.submit(submission).call(this::send).map(Intake::outcome);
  }

  /** How the same request was answered before, under its key; empty: it was not. */
  public Uni<Optional<PublishOutcome>> repeated(PublishCommand command) {
    return command
        .key()
        .map(
            key ->
                keys.read(pool, command.accountId(), key)
                    .map(known -> known.<PublishOutcome>map(Intake::outcome)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
  }

  private Submission submission(PublishCommand command, Optional<String> traceparent) {
    Instant now = clock.instant();
    List<NewEvent> events =
        traceparent
            .map(trace -> command.events().stream().map(event -> event.within(trace)).toList())
            .orElse(command.events());
    List<Draft> drafts =
        IntStream.range(0, events.size())
            .mapToObj(place -> Draft.of(events.get(place), place, now, random))
            .toList();
    return new Submission(command.accountId(), drafts);
  }

  /** Under a key: looked up first, so that a repeated request costs one read. */
  private Uni<PublishOutcome> publishOnce(Submission submission, IdempotencyKey key) {
    return keys.read(pool, submission.accountId(), key)
        .chain(
            known ->
                known
                    .map(answer -> Uni.createFrom().item(outcome(answer)))
                    .orElseGet(() -> publishUnder(submission, Optional.of(key))));
  }

  /** Apart from others, for its keys may be taken. */
  private Uni<PublishOutcome> publishUnder(Submission submission, Optional<IdempotencyKey> key) {
    return whetherAwaitedOrNot(storedUnder(submission, key))
        .call(this::send)
        .map(Intake::outcome)
        .onFailure(KeyTaken.class)
        .recoverWithUni(taken -> Uni.createFrom().item(outcome(((KeyTaken) taken).known)));
  }

  /** Unless it is known to be committed, what it leased is given back. */
  private Uni<FanOut.Result> storedUnder(Submission submission, Optional<IdempotencyKey> key) {
    AtomicReference<List<FirstLease>> leased = new AtomicReference<>(List.of());
    return pool.withTransaction(connection -> commitUnder(connection, submission, key, leased::set))
        .invoke(this::begin)
        .onFailure()
        .invoke(failure -> leases.giveBack(leased.get()));
  }

  /** Ends even where its caller has gone away: what is leased must be handed over. */
  private static <T> Uni<T> whetherAwaitedOrNot(Uni<T> work) {
    return Uni.createFrom()
        .emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail));
  }

  private Uni<FanOut.Result> commitUnder(
      SqlConnection connection,
      Submission submission,
      Optional<IdempotencyKey> key,
      Consumer<List<FirstLease>> leased) {
    return fanOut
        .commit(connection, List.of(submission))
        .map(List::getFirst)
        .invoke(result -> leased.accept(leased(result)))
        .call(
            result ->
                result instanceof FanOut.Result.Committed committed
                    ? take(connection, submission, key, committed.events())
                    : Uni.createFrom().voidItem());
  }

  /** The request's key first: where it is repeated, its events are those of before. */
  private Uni<Void> take(
      SqlConnection connection,
      Submission submission,
      Optional<IdempotencyKey> key,
      List<AcceptedEvent> events) {
    int accountId = submission.accountId();
    Uni<Void> taken = Uni.createFrom().voidItem();
    List<IdempotencyKey> wanted =
        Stream.concat(
                key.stream(),
                submission.drafts().stream().map(ExternalIds::key).flatMap(Optional::stream))
            .toList();
    for (IdempotencyKey each : wanted) {
      taken = taken.chain(() -> take(connection, accountId, each, events));
    }
    return taken;
  }

  private Uni<Void> take(
      SqlConnection connection, int accountId, IdempotencyKey key, List<AcceptedEvent> events) {
    return keys.take(connection, accountId, key, RecordedAnswer.write(events))
        .invoke(
            known -> {
              if (!(known instanceof Known.Taken)) {
                throw new KeyTaken(known);
              }
            })
        .replaceWithVoid();
  }

  /** Rolls the transaction back: a concurrent request committed the key first. */
  private static final class KeyTaken extends RuntimeException {
    private final transient Known known;

    KeyTaken(Known known) {
      super(null, null, false, false);
      this.known = known;
    }
  }

  /** After the commit, whether its caller still waits or not. */
  private void begin(FanOut.Result result) {
    if (result instanceof FanOut.Result.Committed committed) {
      engine.begin(committed.leased());
      waker.wake(committed.lanes());
    }
  }

  private static List<FirstLease> leased(FanOut.Result result) {
    return result instanceof FanOut.Result.Committed committed ? committed.leased() : List.of();
  }

  private Uni<Void> send(FanOut.Result result) {
    return result instanceof FanOut.Result.Committed committed
        ? firstTries.in(committed.lanes())
        : Uni.createFrom().voidItem();
  }

  private static PublishOutcome outcome(FanOut.Result result) {
    return switch (result) {
      case FanOut.Result.Committed committed -> new PublishOutcome.Published(committed.events());
      case FanOut.Result.UnknownScope unknown -> new PublishOutcome.UnknownScope(unknown.index());
    };
  }

  private static PublishOutcome outcome(Known known) {
    return switch (known) {
      case Known.Answered answered ->
          new PublishOutcome.Published(RecordedAnswer.read(answered.answer()));
      case Known.Reused reused -> new PublishOutcome.KeyReused();
      case Known.Taken taken -> throw new IllegalStateException("taken by this very request");
    };
  }
}
