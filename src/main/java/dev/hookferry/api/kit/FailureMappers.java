package dev.hookferry.api.kit;

import dev.hookferry.config.PublicUrl;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure becomes an answer, whoever failed. */
class FailureMappers {

  private final ErrorRenderers renderers;
  private final AllowedMethods methods;
  private final PublicUrl publicUrl;

  FailureMappers(ErrorRenderers renderers, AllowedMethods methods, PublicUrl publicUrl) {
    this.renderers = renderers;
    this.methods = methods;
    this.publicUrl = publicUrl;
  }

  @ServerExceptionMapper
  Response refused(ApiException failure, RoutingContext context) {
    return render(failure.error(), context);
  }

  /**
   * The framework judges by the last class that it tried, so that the path is looked up again: it
   * may be known after all, with other methods.
   */
  @ServerExceptionMapper
  Response unknownPath(NotFoundException failure, RoutingContext context) {
    Set<String> allowed = methods.ofThisRequest();
    return allowed.isEmpty() || allowed.contains(method(context))
        ? renderAny(failure, context)
        : render(new ApiError.MethodNotAllowed(method(context), allowed), context);
  }

  @ServerExceptionMapper
  Response unknownMethod(NotAllowedException failure, RoutingContext context) {
    Set<String> allowed = methods.ofThisRequest();
    return render(new ApiError.MethodNotAllowed(method(context), allowed), context);
  }

  @ServerExceptionMapper
  Response unknownType(NotSupportedException failure, RoutingContext context) {
    String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return render(new ApiError.UnsupportedMediaType(Objects.toString(type, "")), context);
  }

  @ServerExceptionMapper
  Response ofTheFramework(WebApplicationException failure, RoutingContext context) {
    return renderAny(failure, context);
  }

  @ServerExceptionMapper
  Response broken(Throwable failure, RoutingContext context) {
    return renderAny(failure, context);
  }

  private static String method(RoutingContext context) {
    return context.request().method().name();
  }

  private Response renderAny(Throwable failure, RoutingContext context) {
    return render(Failures.of(failure), context);
  }

  private Response render(ApiError error, RoutingContext context) {
    return renderers.render(error, FailedRequest.of(context, publicUrl));
  }
}
