package dev.hookferry.api.account;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.Problems;
import dev.hookferry.domain.model.Caller;
import dev.hookferry.domain.model.IdempotencyKey;
import dev.hookferry.flow.Intake;
import dev.hookferry.flow.PublishCommand;
import dev.hookferry.flow.PublishOutcome;
import dev.hookferry.registry.eventtype.Catalogue;
import dev.hookferry.registry.scope.Scopes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands a publication in, once all checks have passed. */
@ApplicationScoped
class Publishing {

  /** No header can say this, so that it is nobody's own key. */
  private static final String OF_CLOUD_EVENTS = "cloudevents\n";

  private final Intake intake;
  private final Scopes scopes;
  private final Catalogue catalogue;

  Publishing(Intake intake, Scopes scopes, Catalogue catalogue) {
    this.intake = intake;
    this.scopes = scopes;
    this.catalogue = catalogue;
  }

  /**
   * Commits the events of the body, all or none.
   *
   * @param key of {@code Idempotency-Key}; null or blank where there is none
   * @param trace of {@code traceparent}
   * @return one {@link AcceptedJson}, or a list of them for an array
   */
  Uni<Object> publish(Caller caller, JsonBody body, String key, Optional<String> trace) {
    return publish(caller, Publication.read(body), trace, () -> idempotency(key, () -> hash(body)));
  }

  /**
   * Commits CloudEvents, all or none. The same ones sent again, as brokers do, are answered as the
   * first time, though their bytes may differ.
   *
   * @param key of {@code Idempotency-Key}; null or blank where their own identity counts
   */
  Uni<Object> publish(
      Caller caller, CloudEvents events, JsonBody body, String key, Optional<String> trace) {
    return publish(
        caller,
        events.publication(),
        trace,
        () -> idempotency(key, () -> hash(events, body)).or(() -> Optional.of(identity(events))));
  }

  private Uni<Object> publish(
      Caller caller,
      Publication publication,
      Optional<String> trace,
      Supplier<Optional<IdempotencyKey>> key) {
    AccountAuth.requireReach(caller, publication.scopes());
    if (publication.problems().any()) {
      return invalid(caller, publication);
    }
    Optional<IdempotencyKey> once = key.get();
    if (publication.events().isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return catalogue
        .judge(caller.accountId(), publication.events())
        .map(publication::judged)
        .chain(judged -> publish(caller, judged, once, trace))
        .map(accepted -> publication.batch() ? accepted : accepted.getFirst());
  }

  private Uni<List<AcceptedJson>> publish(
      Caller caller, Publication judged, Optional<IdempotencyKey> once, Optional<String> trace) {
    PublishCommand command = new PublishCommand(caller.accountId(), judged.events(), once, trace);
    return judged.problems().any()
        ? intake
            .repeated(command)
            .chain(
                known ->
                    known
                        .map(outcome -> Uni.createFrom().item(accepted(outcome)))
                        .orElseGet(() -> invalid(caller, judged)))
        : intake.publish(command).map(Publishing::accepted);
  }

  private static Optional<IdempotencyKey> idempotency(String key, Supplier<byte[]> hash) {
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    Problems problems = Problems.in("header", Coercion.PYDANTIC);
    String text =
        EventFields.IDEMPOTENCY_KEY.read(TextNode.valueOf(key), problems.at("idempotency-key"));
    problems.orThrow();
    return Optional.of(new IdempotencyKey(text, hash.get()));
  }

  private static IdempotencyKey identity(CloudEvents events) {
    byte[] hash = events.identity();
    return new IdempotencyKey(OF_CLOUD_EVENTS + HexFormat.of().formatHex(hash), hash);
  }

  private static byte[] hash(JsonBody body) {
    return Fingerprint.sha256().digest(body.bytes());
  }

  private static byte[] hash(CloudEvents events, JsonBody body) {
    return new Fingerprint().add(events.fingerprint()).add(body.bytes()).digest();
  }

  /** Unknown scopes come before what is wrong with the events. */
  private <T> Uni<T> invalid(Caller caller, Publication publication) {
    return scopes
        .areKnown(caller.accountId(), publication.scopes())
        .map(
            known -> {
              throw known ? publication.problems().failure() : AccountAuth.notFound();
            });
  }

  private static List<AcceptedJson> accepted(PublishOutcome outcome) {
    return switch (outcome) {
      case PublishOutcome.Published published ->
          published.events().stream().map(AcceptedJson::of).toList();
      case PublishOutcome.UnknownScope unknown -> throw AccountAuth.notFound();
      case PublishOutcome.KeyReused reused ->
          throw new ApiException(
              new ApiError.Conflict("Idempotency-Key was used with another request body"));
    };
  }
}
