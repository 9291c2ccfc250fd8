package dev.hookferry.api.kit;

import dev.hookferry.config.TransientFailure;
import io.quarkus.logging.Log;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** Tells from what was thrown why a request failed. */
final class Failures {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);
  private static final TransientFailure OUTAGE = new TransientFailure();

  /** Text that PostgreSQL cannot hold: U+0000, or a lone surrogate in JSON. */
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

  private Failures() {}

  static ApiError of(Throwable failure) {
    return switch (failure) {
      case ApiException refusal -> refusal.error();
      case NotFoundException unknownPath -> new ApiError.NotFound();
      case NotSupportedException type -> new ApiError.UnsupportedMediaType("");
      case WebApplicationException web when web.getResponse().getStatus() < 500 ->
          refused(web.getResponse().getStatus());
      default -> broken(failure);
    };
  }

  private static ApiError refused(int status) {
    return switch (status) {
      case 404 -> new ApiError.NotFound();
      case 413 -> new ApiError.TooLarge(SurfaceErrors.BODY_LIMIT);
      default -> new ApiError.Refused(status);
    };
  }

  private static ApiError broken(Throwable failure) {
    if (causes(failure).anyMatch(Failures::isUnstorableText)) {
      return ApiError.Invalid.of(new Violation(List.of(), "unstorable_text", Map.of(), null));
    }
    if (failure instanceof BulkheadException) {
      Log.debugf("answered=503 cause=\"%s\"", failure);
      return new ApiError.Unavailable(AT_ONCE);
    }
    if (OUTAGE.test(failure)) {
      Log.warnf("answered=503 cause=\"%s\"", failure);
      return new ApiError.Unavailable(SOON);
    }
    String id = UUID.randomUUID().toString();
    Log.errorf(failure, "answered=500 id=%s", id);
    return new ApiError.Unexpected(id);
  }

  private static boolean isUnstorableText(Throwable cause) {
    return UNSTORABLE.contains(sqlState(cause));
  }

  /** The SQLSTATE, which entities' failures have in an exception of their own; else empty. */
  private static String sqlState(Throwable cause) {
    String state =
        switch (cause) {
          case PgException pg -> pg.getSqlState();
          case SQLException sql -> sql.getSQLState();
          default -> null;
        };
    return Objects.toString(state, "");
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }
}
