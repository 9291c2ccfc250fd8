package dev.hookferry.api.kit;

import io.smallrye.mutiny.Uni;

/** Carries an {@link ApiError} through a {@code Uni} to the surface's renderer; no stack trace. */
public final class ApiException extends RuntimeException {

  private final transient ApiError error;

  public ApiException(ApiError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  /** A {@code Uni} that fails with the error. */
  public static <T> Uni<T> failure(ApiError error) {
    return Uni.createFrom().failure(() -> new ApiException(error));
  }

  public ApiError error() {
    return error;
  }
}
