package dev.hookferry.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate that signs itself, made by the JDK's keytool. */
final class Certificate {

  static final String PASSWORD = "untrusted";

  private Certificate() {}

  /** The PKCS #12 file in this folder, made where it is missing. */
  static Path in(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("untrusted.p12").toAbsolutePath();
    if (Files.notExists(file)) {
      Files.createDirectories(folder);
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      int code =
          new ProcessBuilder(
                  keytool.toString(),
                  "-genkeypair",
                  "-alias",
                  "self",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=127.0.0.1",
                  "-ext",
                  "san=ip:127.0.0.1",
                  "-validity",
                  "3650",
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  PASSWORD,
                  "-keystore",
                  file.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new IOException("keytool ended with " + code);
      }
    }
    return file;
  }
}
