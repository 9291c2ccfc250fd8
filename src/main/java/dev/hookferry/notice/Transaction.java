package dev.hookferry.notice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The transaction of a change: it is in a session of entities, or on a connection. Statements are
 * the same for both: parameters are {@code $1}, {@code $2}, …, and each is cast.
 */
public interface Transaction {

  /** Carries out a statement that writes. */
  Uni<Void> write(String statement, List<?> parameters);

  /** The one value that a statement reads. */
  <T> Uni<T> read(String statement, Class<T> type, List<?> parameters);

  /** The one of the unit of work that is under way. */
  static Transaction ofSession() {
    return new OfSession();
  }

  /** The one on this connection. */
  static Transaction of(SqlClient connection) {
    return new OfConnection(connection);
  }

  /** By Hibernate. */
  record OfSession() implements Transaction {

    @Override
    public Uni<Void> write(String statement, List<?> parameters) {
      return flushed()
          .map(session -> session.createNativeQuery(ordinal(statement)))
          .chain(query -> bound(query, parameters).executeUpdate())
          .replaceWithVoid();
    }

    @Override
    public <T> Uni<T> read(String statement, Class<T> type, List<?> parameters) {
      return flushed()
          .map(session -> session.createNativeQuery(ordinal(statement), type))
          .chain(
              query -> {
                bind(query, parameters);
                return query.getSingleResult();
              });
    }

    /** What a native statement flushes by itself fails where rows of a collection were removed. */
    private static Uni<Mutiny.Session> flushed() {
      return Panache.getSession().call(Mutiny.Session::flush);
    }

    private static <T> Mutiny.Query<T> bound(Mutiny.Query<T> query, List<?> parameters) {
      bind(query, parameters);
      return query;
    }

    private static void bind(Mutiny.AbstractQuery query, List<?> parameters) {
      for (int i = 0; i < parameters.size(); i++) {
        query.setParameter(i + 1, parameters.get(i));
      }
    }

    private static String ordinal(String statement) {
      return statement.replace('$', '?');
    }
  }

  /** By the driver, whose types are its own. */
  record OfConnection(SqlClient connection) implements Transaction {

    @Override
    public Uni<Void> write(String statement, List<?> parameters) {
      return connection.preparedQuery(statement).execute(tuple(parameters)).replaceWithVoid();
    }

    @Override
    public <T> Uni<T> read(String statement, Class<T> type, List<?> parameters) {
      return connection
          .preparedQuery(statement)
          .execute(tuple(parameters))
          .map(rows -> rows.iterator().next().get(type, 0));
    }

    private static Tuple tuple(List<?> parameters) {
      return Tuple.tuple(parameters.stream().<Object>map(OfConnection::own).toList());
    }

    private static Object own(Object parameter) {
      return switch (parameter) {
        case null -> null;
        case Instant at -> at.atOffset(ZoneOffset.UTC);
        case byte[] bytes -> Buffer.buffer(bytes);
        default -> parameter;
      };
    }
  }
}
