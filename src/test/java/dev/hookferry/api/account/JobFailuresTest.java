package dev.hookferry.api.account;

import static dev.hookferry.api.account.JobsClient.PATH;
import static dev.hookferry.support.Await.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hookferry.domain.model.PublicId;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The deliveries of a job that failed, as a file. */
@QuarkusTest
class JobFailuresTest {

  /** Deliveries of a job that have ended, of an event that was published. */
  private static final String ENDED =
      """
      INSERT INTO attempt (account_id, id, delivery_id, event_id, endpoint_id, lease_no, number, started_at,
        duration_ms, outcome, status, error, job_id)
      SELECT $1, made.id, made.id, $2, $3, 1, 1, now(), 5, $4, $5, $6, $7
      FROM (SELECT next_id() AS id FROM generate_series(1, $8)) AS made
      """;

  private static final int MORE_THAN_TWO_PAGES = 1_234;

  @Inject Pool pool;

  private JobsClient jobs;
  private UUID endpoint;
  private String job;

  @BeforeEach
  void makeAJob() {
    jobs = new JobsClient();
    String id =
        jobs.endpoint("https://example.com/hook", Map.of("event_patterns", List.of("none")));
    endpoint = PublicId.ENDPOINT.parse(id).orElseThrow();
    job = jobs.made("all", Map.of("dry_run", true));
  }

  @Test
  void givenFailures_whenExportedAsLines_thenEachIsADelivery() {
    ended("vm.created", "SUCCEEDED", 200, null, 5);
    ended("vm.created", "FAILED", 500, "status 500", MORE_THAN_TWO_PAGES);

    Response answer = export("?format=jsonl");

    assertEquals("application/x-ndjson", answer.contentType());
    List<JsonPath> lines = answer.asString().lines().map(JsonPath::from).toList();
    assertEquals(MORE_THAN_TWO_PAGES, lines.size());
    assertEquals(
        MORE_THAN_TWO_PAGES,
        new HashSet<>(lines.stream().map(l -> l.getString("id")).toList()).size());
    List<String> times = lines.stream().map(line -> line.getString("created_at")).toList();
    assertEquals(times.stream().sorted().toList(), times);
    JsonPath first = lines.getFirst();
    assertEquals("failed", first.getString("status"));
    assertEquals("status 500", first.getString("last_error"));
    assertEquals(job, first.getString("job_id"));
    assertEquals(answer.asString(), export("").asString());
  }

  @Test
  void givenFailures_whenExportedAsCsv_thenOneARowBelowTheNames() {
    ended("vm.created", "FAILED", 500, "status 500", MORE_THAN_TWO_PAGES);
    ended("=cmd(),\"x\"", "FAILED", null, "no\nanswer", 1);

    Response answer = export("?format=csv");

    assertEquals("text/csv; charset=utf-8", answer.contentType());
    String[] rows = answer.asString().split("\r\n");
    assertEquals(MORE_THAN_TWO_PAGES + 2, rows.length);
    assertEquals(
        "id,event_id,event_type,endpoint_id,status,attempt_count,created_at,finished_at,last_status,"
            + "last_error,job_id",
        rows[0]);
    assertTrue(
        rows[1].matches(
            "del_\\w+,evt_\\w+,vm.created,whe_\\w+,failed,1,20[^,]*Z,20[^,]*Z,500,status 500,"
                + job),
        rows[1]);
    String last = rows[rows.length - 1];
    assertTrue(last.contains(",\"'=cmd(),\"\"x\"\"\","), last);
    assertTrue(last.contains(",,\"no\nanswer\","), last);
  }

  @Test
  void givenNoFailures_whenExported_thenNothingButTheNames() {
    ended("vm.created", "SUCCEEDED", 200, null, 1);
    assertEquals("", export("").asString());
    assertEquals(CsvRow.HEADER, export("?format=csv").asString());
  }

  @Test
  void givenAnUnknownFormat_whenExported_thenInvalid() {
    jobs.account()
        .admin()
        .get(PATH + "/" + job + "/failures?format=xml")
        .then()
        .statusCode(422)
        .body("detail[0].loc", contains("query", "format"))
        .body("detail[0].type", is("literal_error"));
  }

  private Response export(String query) {
    Response answer = jobs.account().admin().get(PATH + "/" + job + "/failures" + query);
    assertEquals(200, answer.statusCode(), answer.asString());
    return answer;
  }

  private void ended(String type, String outcome, Integer status, String error, int count) {
    String event = jobs.account().publish(type.replace("\"", "\\\""), "{}");
    Tuple parameters =
        Tuple.of(jobs.account().id(), PublicId.EVENT.parse(event).orElseThrow(), endpoint)
            .addValue(outcome)
            .addValue(status)
            .addValue(error)
            .addValue(PublicId.JOB.parse(job).orElseThrow())
            .addValue(count);
    await(() -> pool.preparedQuery(ENDED).execute(parameters));
  }
}
