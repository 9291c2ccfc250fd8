package dev.hookferry.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Issues certificates that those trust who are given its trust store; by the JDK's keytool. */
public final class TestAuthority {

  public static final String PASSWORD = "authority";

  private final Path folder;
  private final Path authority;
  private final String certificate;
  private int issued;

  /**
   * @param folder where its files go
   */
  public TestAuthority(Path folder) {
    this.folder = folder;
    authority = folder.resolve("authority.p12");
    keytool(
        authority,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "ca",
        "-dname",
        "CN=authority",
        "-ext",
        "bc:c",
        "-startdate",
        "-90d",
        "-validity",
        "3650");
    certificate = folder.resolve("authority.crt").toString();
    keytool(authority, "-exportcert", "-alias", "ca", "-file", certificate);
  }

  /** A PKCS #12 store with its own certificate alone. */
  public Path trustStore() {
    Path store = folder.resolve("trust.p12");
    keytool(store, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate);
    return store;
  }

  /**
   * A TLS server's side with a new certificate.
   *
   * @param name as keytool has it, {@code ip:127.0.0.1} or {@code dns:localhost}
   * @param start as keytool has it, {@code -30d}
   * @param days for which it is valid from then on
   */
  public SSLContext issue(String name, String start, int days) {
    String id = "issued-" + ++issued;
    Path store = folder.resolve(id + ".p12");
    String request = folder.resolve(id + ".csr").toString();
    String answer = folder.resolve(id + ".crt").toString();
    keytool(store, "-genkeypair", "-keyalg", "EC", "-alias", "own", "-dname", "CN=" + id);
    keytool(store, "-certreq", "-alias", "own", "-file", request);
    keytool(
        authority,
        "-gencert",
        "-alias",
        "ca",
        "-infile",
        request,
        "-outfile",
        answer,
        "-ext",
        "san=" + name,
        "-startdate",
        start,
        "-validity",
        Integer.toString(days));
    keytool(store, "-importcert", "-noprompt", "-alias", "ca", "-file", certificate);
    keytool(store, "-importcert", "-noprompt", "-alias", "own", "-file", answer);
    return context(store);
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    try {
      Path log = store.resolveSibling("keytool.log");
      int code =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start()
              .waitFor();
      if (code != 0) {
        throw new IllegalStateException(Files.readString(log));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      store.deleteEntry("ca");
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
