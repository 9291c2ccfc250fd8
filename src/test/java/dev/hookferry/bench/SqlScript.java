package dev.hookferry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script in the language of pgbench, as far as ours go: statements that end with {@code ;} or
 * with {@code \gset}, which keeps the columns of the one row as variables; {@code :name} is a
 * variable.
 *
 * @param text as pgbench reads it
 */
record SqlScript(String text) {

  private static final Pattern END = Pattern.compile(";\\s*\\n|\\n(\\\\gset)\\s*\\n");
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z]+)");

  static SqlScript named(String name) throws IOException {
    try (InputStream file = SqlScript.class.getResourceAsStream("/bench/" + name + ".sql")) {
      return new SqlScript(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Its statements on this connection, prepared once. */
  Prepared on(Connection connection, Map<String, String> variables) throws SQLException {
    List<Step> steps = new ArrayList<>();
    Matcher end = END.matcher(text);
    for (int start = 0; end.find(); start = end.end()) {
      Matcher found = VARIABLE.matcher(text.substring(start, end.start()));
      List<String> names = found.results().map(result -> result.group(1)).toList();
      PreparedStatement statement = connection.prepareStatement(found.replaceAll("?"));
      steps.add(new Step(statement, names, end.group(1) != null));
    }
    return new Prepared(steps, new HashMap<>(variables));
  }

  private record Step(PreparedStatement statement, List<String> variables, boolean keeps) {}

  /** The statements in their order, with the variables that they pass on. */
  record Prepared(List<Step> steps, Map<String, String> variables) {

    void run() throws SQLException {
      for (Step step : steps) {
        for (int i = 0; i < step.variables.size(); i++) {
          step.statement.setObject(i + 1, variables.get(step.variables.get(i)), Types.OTHER);
        }
        if (step.statement.execute() && step.keeps) {
          keepRow(step.statement.getResultSet());
        }
      }
    }

    private void keepRow(ResultSet rows) throws SQLException {
      ResultSetMetaData columns = rows.getMetaData();
      rows.next();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        variables.put(columns.getColumnLabel(i), rows.getString(i));
      }
    }
  }
}
