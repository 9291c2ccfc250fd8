package dev.hookferry.envelope;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The envelope of every surface that the application has, by the surface's name. */
@ApplicationScoped
public class Envelopes {

  private final Map<String, Envelope> bySurface;

  Envelopes(@All List<Envelope> all) {
    bySurface = all.stream().collect(Collectors.toMap(Envelope::name, Function.identity()));
  }

  /** The envelope of the surface with that name, which an endpoint has. */
  public Envelope named(String surface) {
    Envelope envelope = bySurface.get(surface);
    if (envelope == null) {
      throw new IllegalStateException("no surface named " + surface);
    }
    return envelope;
  }
}
