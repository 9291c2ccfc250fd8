package dev.hookferry.api.kit;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** One surface's words for what goes wrong; a bean per surface, found by the request's path. */
public interface SurfaceErrors {

  /** Largest body of a request unless a surface says otherwise: 256 KiB. */
  long BODY_LIMIT = 256 * 1024;

  /** Where the surface's paths start, without a last slash: {@code /v1/webhooks}. */
  List<String> prefixes();

  /**
   * The error in the surface's words. {@code Allow} and {@code Retry-After} need not be set.
   *
   * @return with an entity of {@code byte[]}, {@code String} or anything that Jackson writes, or
   *     none
   */
  Response render(ApiError error, FailedRequest request);

  /** Largest body in bytes of this request. */
  default long bodyLimit(String method, String path) {
    return BODY_LIMIT;
  }

  /**
   * How the surface refuses, for the OpenAPI document, where an operation does not say it itself.
   * Asked for while the service is built, of an instance without settings.
   *
   * @param takesBody whether the operation has one
   */
  default List<Refusal> refusals(String path, boolean takesBody) {
    return List.of();
  }
}
