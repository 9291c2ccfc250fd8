package dev.hookferry.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All manifests under {@code deploy/}. */
final class Deployed {

  static final Path FOLDER = Path.of("deploy");

  private Deployed() {}

  static List<Manifest> manifests() {
    return Stream.of("kubernetes", "knative")
        .flatMap(folder -> Manifest.in(FOLDER.resolve(folder)).stream())
        .toList();
  }

  static List<Manifest> workloads() {
    return manifests().stream()
        .filter(manifest -> manifest.containers().findAny().isPresent())
        .toList();
  }

  /** Those whose container is the service itself. */
  static List<Manifest> ours() {
    return workloads().stream()
        .filter(
            workload ->
                workload
                    .containers()
                    .allMatch(box -> box.path("image").asText().equals("hookferry")))
        .toList();
  }

  static Manifest named(String kind, String name) {
    return manifests().stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
