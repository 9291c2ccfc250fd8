package dev.hookferry.bench;

import dev.hookferry.support.EmbeddedAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The database of a measured service.
 *
 * @param url {@code postgresql://user:password@host:port/database}
 * @param server its processes, where they run here
 */
record Database(URI url, Optional<ProcessUse> server) implements AutoCloseable {

  /** The one that the service keeps in its folder. */
  static Database embedded(Path data) throws IOException {
    EmbeddedAccess access = EmbeddedAccess.of(data);
    return new Database(access.url(), Optional.of(new ProcessUse(access.pid())));
  }

  /** A new, empty one on this server; {@link #close} drops it. */
  static Database createdOn(URI server) throws SQLException {
    String name = "hookferry_bench_" + System.currentTimeMillis();
    try (Connection connection = EmbeddedAccess.connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new Database(server.resolve("/" + name), Optional.empty());
  }

  Connection connect() throws SQLException {
    return EmbeddedAccess.connect(url);
  }

  /** The first column of the first row. */
  String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() throws SQLException {
    if (server.isEmpty()) {
      try (Connection connection = EmbeddedAccess.connect(url.resolve("/postgres"));
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(url.getPath().substring(1)));
      }
    }
  }
}
