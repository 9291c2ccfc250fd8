package dev.hookferry.flow.send;

import dev.hookferry.domain.surface.Surface;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every surface that the application has, by name. */
@ApplicationScoped
public class Surfaces {

  private final Map<String, Surface> byName;

  Surfaces(@All List<Surface> all) {
    byName = all.stream().collect(Collectors.toMap(Surface::name, Function.identity()));
  }

  /** The surface of that name, which an endpoint has. */
  public Surface named(String name) {
    Surface surface = byName.get(name);
    if (surface == null) {
      throw new IllegalStateException("no surface named " + name);
    }
    return surface;
  }
}
