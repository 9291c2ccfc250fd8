package dev.hookferry.api.kit;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads one request's body up to a limit and within a time. */
final class BodyReader {

  /**
   * What is beyond the limit is read and dropped up to here, so that the client hears the answer.
   */
  private static final long DRAIN_LIMIT = 32 * 1024 * 1024;

  private final HttpServerRequest request;
  private final long limit;
  private final Buffer body = Buffer.buffer();
  private long read;

  private BodyReader(HttpServerRequest request, long limit) {
    this.request = request;
    this.limit = limit;
  }

  /**
   * The body of a paused request; fails with {@link ApiError.TooLarge}, or with 408 where the
   * client is too slow.
   */
  static Uni<byte[]> read(HttpServerRequest request, long limit, Duration timeout) {
    return Uni.createFrom()
        .<byte[]>emitter(emitter -> new BodyReader(request, limit).start(emitter))
        .ifNoItem()
        .after(timeout)
        .failWith(() -> refused(request, new ApiError.Refused(408)));
  }

  private void start(UniEmitter<? super byte[]> emitter) {
    request.exceptionHandler(emitter::fail);
    request.handler(chunk -> take(chunk, emitter));
    request.endHandler(end -> complete(emitter));
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      request.response().writeContinue();
    }
    request.resume();
  }

  private void take(Buffer chunk, UniEmitter<? super byte[]> emitter) {
    read += chunk.length();
    if (read <= limit) {
      body.appendBuffer(chunk);
    } else if (read > DRAIN_LIMIT) {
      emitter.fail(refused(request, new ApiError.TooLarge(limit)));
    }
  }

  private void complete(UniEmitter<? super byte[]> emitter) {
    if (read > limit) {
      emitter.fail(new ApiException(new ApiError.TooLarge(limit)));
    } else {
      emitter.complete(body.getBytes());
    }
  }

  /** Nobody reads the rest, so that the connection is of no more use after the answer. */
  private static ApiException refused(HttpServerRequest request, ApiError error) {
    request.response().endHandler(answered -> request.connection().close());
    return new ApiException(error);
  }
}
