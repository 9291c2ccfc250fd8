package dev.hookferry.support;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * The way into the database that a packaged service keeps in its folder, from outside.
 *
 * @param url {@code postgresql://user:password@host:port/database}
 * @param pid of the postmaster
 */
public record EmbeddedAccess(URI url, long pid) {

  /**
   * Reads it.
   *
   * @param data the service's {@code HOOKFERRY_DATA}
   */
  public static EmbeddedAccess of(Path data) throws IOException {
    Properties access = new Properties();
    try (Reader reader = Files.newBufferedReader(data.resolve("postgres.properties"))) {
      access.load(reader);
    }
    String url =
        "postgresql://postgres:%s@127.0.0.1:%s/postgres"
            .formatted(access.getProperty("password"), access.getProperty("port"));
    String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    return new EmbeddedAccess(URI.create(url), Long.parseLong(pid.strip()));
  }

  public Connection connect() throws SQLException {
    return connect(url);
  }

  /** A connection to this server. */
  public static Connection connect(URI url) throws SQLException {
    String[] user = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath()),
        user[0],
        user.length > 1 ? user[1] : "");
  }
}
