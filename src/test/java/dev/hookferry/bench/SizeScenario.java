package dev.hookferry.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is shipped: also what an image of it adds to its base. */
final class SizeScenario implements Scenario {

  private static final Path JAR_AND_LIBRARIES = Path.of("target", "quarkus-app");
  private static final double MIB = 1024 * 1024;

  @Override
  public String name() {
    return "size";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    List<Figure> figures = new ArrayList<>();
    figures.add(figure("jar and its libraries", JAR_AND_LIBRARIES));
    Settings.nativeExecutable().ifPresent(file -> figures.add(figure("native executable", file)));
    return figures;
  }

  private Figure figure(String what, Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(SizeScenario::bytes).sum();
      return Figure.of(name(), what, bytes / MIB, "MiB");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long bytes(Path file) {
    return file.toFile().length();
  }
}
