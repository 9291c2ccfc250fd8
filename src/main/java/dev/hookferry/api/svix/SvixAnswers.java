package dev.hookferry.api.svix;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.registry.answer.KeptAnswers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests, and those that are repeated under an idempotency key as they were before. */
@ApplicationScoped
class SvixAnswers {

  /** Every POST of an SDK has a key of its own making, for its own retries. */
  private static final String OF_SDK = "auto_";

  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final Duration LONG = Duration.ofHours(24);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int LOOKS = 100;

  private final KeptAnswers kept;

  SvixAnswers(KeptAnswers kept) {
    this.kept = kept;
  }

  /** JSON, its type without a charset. */
  static Response of(int status, String json) {
    return Response.status(status)
        .header("Content-Type", "application/json")
        .entity(json.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  static Response json(int status, ObjectNode body) {
    return of(status, body.toString());
  }

  static Response ok(ObjectNode body) {
    return json(200, body);
  }

  /** {@code {}}. */
  static Response empty(int status) {
    return json(status, JsonNodeFactory.instance.objectNode());
  }

  static Response nothing() {
    return Response.noContent().build();
  }

  /** The SHA-256 of who asks, by what key and where; empty: there is no key. */
  static Optional<byte[]> key(SvixCaller caller) {
    return caller.idempotencyKey().map(key -> digest(caller.token(), key, caller.path()));
  }

  /** The answer of {@code work}, or the one of before; refusals are not kept. */
  Uni<Response> once(SvixCaller caller, Supplier<Uni<Response>> work) {
    return key(caller)
        .map(key -> once(caller, key, work, LOOKS))
        .orElseGet(() -> Uni.createFrom().deferred(work::get));
  }

  private Uni<Response> once(
      SvixCaller caller, byte[] key, Supplier<Uni<Response>> work, int looks) {
    int account = caller.accountId();
    boolean ofSdk = caller.idempotencyKey().orElse("").startsWith(OF_SDK);
    return kept.take(account, key, ofSdk ? SHORT : LONG)
        .chain(
            taken ->
                taken
                    ? first(account, key, work)
                    : kept.read(account, key)
                        .chain(
                            found ->
                                found
                                    .map(answer -> Uni.createFrom().item(again(answer)))
                                    .orElseGet(() -> later(caller, key, work, looks))));
  }

  private Uni<Response> later(
      SvixCaller caller, byte[] key, Supplier<Uni<Response>> work, int looks) {
    if (looks == 0) {
      return Uni.createFrom()
          .failure(SvixRefusal.conflict("A request with this idempotency key is under way"));
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(LOOK_AGAIN)
        .chain(() -> once(caller, key, work, looks - 1));
  }

  private Uni<Response> first(int account, byte[] key, Supplier<Uni<Response>> work) {
    return Uni.createFrom()
        .deferred(work::get)
        .call(answer -> kept.keep(account, key, kept(answer)))
        .onFailure(ApiException.class)
        .call(() -> kept.free(account, key));
  }

  private static KeptAnswers.Answer kept(Response answer) {
    Object entity = answer.getEntity();
    return new KeptAnswers.Answer(
        answer.getStatus(),
        entity instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null);
  }

  private static Response again(KeptAnswers.Answer answer) {
    return answer.body() == null
        ? Response.status(answer.status()).build()
        : of(answer.status(), answer.body());
  }

  private static byte[] digest(String... texts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        sha.update(bytes);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
