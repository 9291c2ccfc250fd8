package dev.hookferry.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server as {@code postgresql://user:password@host:port/database?sslmode=require}, in
 * the form of libpq's connection URIs with one host.
 *
 * @param user decoded
 * @param password decoded; empty when there is none
 * @param server host, port, database and query as they stand in both kinds of URL
 */
record DatabaseUrl(String user, String password, String server) {

  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?<user>[^:@/?#]+)(?::(?<password>[^:@/?#]*))?@"
              + "(?<host>\\[[\\p{XDigit}:.]+]|[^\\s:@/?#,\\[\\]]+)(?::(?<port>\\d{1,5}))?"
              + "/(?<database>[^\\s/?#]+)(?<query>\\?[^\\s#]*)?");

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException with a message that says what is expected, and keeps the URL
   *     to itself as it may hold a password
   */
  static DatabaseUrl parse(String url) {
    Matcher parts = FORM.matcher(url.strip());
    if (!parts.matches()) {
      throw unreadable();
    }
    String port = parts.group("port") == null ? "5432" : parts.group("port");
    String query = parts.group("query") == null ? "" : parts.group("query");
    return new DatabaseUrl(
        decode(parts.group("user")),
        decode(parts.group("password") == null ? "" : parts.group("password")),
        parts.group("host") + ":" + port + "/" + parts.group("database") + query);
  }

  String jdbc() {
    return "jdbc:postgresql://" + server;
  }

  String reactive() {
    return "postgresql://" + server;
  }

  /** A parameter of the query, decoded. */
  Optional<String> parameter(String name) {
    int query = server.indexOf('?');
    return query < 0
        ? Optional.empty()
        : Arrays.stream(server.substring(query + 1).split("&"))
            .filter(parameter -> parameter.startsWith(name + "="))
            .map(parameter -> decode(parameter.substring(name.length() + 1)))
            .findFirst();
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException(
        "HOOKFERRY_DATABASE_URL cannot be read: expected postgresql://user:password@host:port/database,"
            + " with every special character of user and password percent-encoded (@ is %40)");
  }

  @Override
  public String toString() {
    return "postgresql://" + user + ":…@" + server;
  }
}
