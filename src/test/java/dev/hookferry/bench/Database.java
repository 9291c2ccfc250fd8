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
 * @param temporary whether {@link #close} drops it
 */
record Database(URI url, Optional<ProcessUse> server, boolean temporary) implements AutoCloseable {

  /** The one that the service keeps in its folder. */
  static Database embedded(Path data) throws IOException {
    EmbeddedAccess access = EmbeddedAccess.of(data);
    return new Database(access.url(), Optional.of(new ProcessUse(access.pid())), false);
  }

  /** A new, empty one on this server; {@link #close} drops it. */
  static Database createdOn(URI server) throws SQLException {
    String name = "hookferry_bench_" + System.currentTimeMillis();
    try (Connection connection = EmbeddedAccess.connect(server);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
      return new Database(server.resolve("/" + name), processes(statement), true);
    }
  }

  /** The parent of the process that serves this connection, where it is a process of this host. */
  private static Optional<ProcessUse> processes(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return ProcessHandle.of(row.getLong(1))
          .filter(one -> one.info().command().orElse("").contains("postgres"))
          .flatMap(ProcessHandle::parent)
          .map(postmaster -> new ProcessUse(postmaster.pid()));
    }
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

  /** Runs a statement that returns nothing. */
  void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    if (temporary) {
      try (Connection connection = EmbeddedAccess.connect(url.resolve("/postgres"));
          Statement statement = connection.createStatement()) {
        statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(url.getPath().substring(1)));
      }
    }
  }
}
