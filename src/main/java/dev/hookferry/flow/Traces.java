package dev.hookferry.flow;

import dev.hookferry.config.HookferryConfig;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where an event's way is traced: spans of publishing, claims and attempts, on the trace that the
 * publisher's {@code traceparent} names (W3C Trace Context). While tracing is off nothing is made,
 * and that header goes through unchanged.
 */
@ApplicationScoped
class Traces {

  // Version 00, the only one that there is; ids of zeros are none.
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private final Optional<Tracer> tracer;
  private final boolean passOn;

  Traces(
      Instance<Tracer> tracer,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled,
      HookferryConfig config) {
    this.tracer = disabled ? Optional.empty() : Optional.of(tracer.get());
    this.passOn = config.traceContext();
  }

  /** The header's value, if it is one. */
  static Optional<String> valid(Optional<String> traceparent) {
    return traceparent.filter(text -> TRACEPARENT.matcher(text).matches());
  }

  /** What a receiver gets of it. */
  Optional<String> passedOn(Optional<String> traceparent) {
    return traceparent.filter(text -> passOn);
  }

  /**
   * What is shown of the one that an attempt sent: the event's, as settings are now. Where traces
   * are exported it was that of the attempt, which is not kept.
   */
  Optional<String> shown(Optional<String> traceparent) {
    return passedOn(tracer.isPresent() ? Optional.of(SentRequest.HIDDEN) : traceparent);
  }

  /**
   * Does something within a span.
   *
   * @param parent the traceparent of what it is part of; empty: it begins a trace
   * @param work gets the traceparent of what it does
   * @param outcome notes in the span how it ended
   */
  <T> Uni<T> within(
      String name,
      SpanKind kind,
      Optional<String> parent,
      Function<Optional<String>, Uni<T>> work,
      BiConsumer<Span, T> outcome) {
    return tracer
        .map(on -> within(span(on, name, kind, parent), work, outcome))
        .orElseGet(() -> work.apply(parent));
  }

  private static <T> Uni<T> within(
      Span span, Function<Optional<String>, Uni<T>> work, BiConsumer<Span, T> outcome) {
    return work.apply(Optional.of(text(span.getSpanContext())))
        .invoke(item -> outcome.accept(span, item))
        .onFailure()
        .invoke(failure -> span.setStatus(StatusCode.ERROR).recordException(failure))
        .onTermination()
        .invoke(span::end);
  }

  private static Span span(Tracer tracer, String name, SpanKind kind, Optional<String> parent) {
    return tracer
        .spanBuilder(name)
        .setSpanKind(kind)
        .setParent(parent.map(Traces::context).orElse(Context.root()))
        .startSpan();
  }

  private static Context context(String traceparent) {
    String[] parts = traceparent.split("-");
    SpanContext remote =
        SpanContext.createFromRemoteParent(
            parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault());
    return Context.root().with(Span.wrap(remote));
  }

  private static String text(SpanContext span) {
    return String.join(
        "-", "00", span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
  }
}
