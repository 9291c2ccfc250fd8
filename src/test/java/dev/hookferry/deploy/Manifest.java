package dev.hookferry.deploy;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One document of a YAML file under {@code deploy/}.
 *
 * @param file it is in
 */
record Manifest(Path file, JsonNode yaml) {

  private static final YAMLMapper MAPPER =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  /** All of a folder and those below it; what only Kustomize reads is left out. */
  static List<Manifest> in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .flatMap(file -> of(file).stream())
          .filter(manifest -> manifest.yaml().has("kind"))
          .filter(manifest -> !manifest.kind().equals("Kustomization"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Manifest> of(Path file) {
    try (YAMLParser parser = MAPPER.getFactory().createParser(file.toFile())) {
      return MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(parser).readAll().stream()
          .map(yaml -> new Manifest(file, yaml))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String kind() {
    return yaml.path("kind").asText();
  }

  String group() {
    String version = yaml.path("apiVersion").asText();
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }

  String name() {
    return yaml.at("/metadata/name").asText();
  }

  /** Of a workload of Kubernetes' or Knative's; missing where it is none. */
  JsonNode podTemplate() {
    return yaml.at("/spec/template");
  }

  Stream<JsonNode> containers() {
    return stream(podTemplate().at("/spec/containers"));
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return file + " " + kind() + " " + name();
  }
}
