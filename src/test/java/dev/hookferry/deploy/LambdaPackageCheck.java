package dev.hookferry.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is uploaded to AWS. Run by the profile {@code lambda}. */
class LambdaPackageCheck {

  // AWS takes 250 MB; every one of them makes a cold start longer.
  private static final long LARGEST_UNPACKED = 100_000_000;

  @Test
  void givenZip_whenOpened_thenSmallEnoughAndWithoutPostgres() throws IOException {
    try (ZipFile file = new ZipFile("target/function.zip")) {
      List<String> names = file.stream().map(ZipEntry::getName).toList();
      assertEquals(
          List.of(), names.stream().filter(name -> name.contains("postgres-binaries")).toList());
      assertTrue(names.stream().anyMatch(name -> name.contains("quarkus-amazon-lambda-http")));
      long unpacked = file.stream().mapToLong(ZipEntry::getSize).sum();
      assertTrue(unpacked < LARGEST_UNPACKED, "bytes " + unpacked);
    }
  }
}
