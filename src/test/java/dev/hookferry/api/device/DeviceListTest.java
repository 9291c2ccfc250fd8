package dev.hookferry.api.device;

import static dev.hookferry.api.device.DeviceClient.valid;
import static dev.hookferry.api.device.DeviceClient.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hookferry.support.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages, sorting and filters of lists. */
@QuarkusTest
class DeviceListTest {

  private DeviceClient device;

  @BeforeEach
  void makeDevice() {
    device = new DeviceClient(TestAccount.create().adminKey());
  }

  @Test
  void givenNothing_whenListed_thenAnEmptyPage() {
    device
        .get("")
        .statusCode(200)
        .contentType("application/json")
        .body(
            equalTo(
                """
                {"list_items":[],"list_options":{"pagination":{"total_items":0,"items_limit":10,\
                "total_pages":0,"current_page":1},"sort":{"field":"uid","asc":true}}}"""));
  }

  @Test
  void givenMoreThanAPage_whenListed_thenPageByPage() {
    for (int i = 0; i < 11; i++) {
      device.create(with("url", "https://example.com/" + i));
    }
    device
        .get("?limit=10&page_number=2&sort_field=uid&sort_type=desc")
        .body("list_items.url", contains("https://example.com/0"))
        .body("list_options.pagination", equalTo(pagination(11, 10, 2, 2)))
        .body("list_options.sort", equalTo(Map.of("field", "uid", "asc", false)));
    device
        .get("?limit=20")
        .body("list_items", hasSize(11))
        .body("list_items[0].url", is("https://example.com/0"))
        .body("list_options.pagination", equalTo(pagination(11, 20, 1, 1)));
    device.get("?page_number=3").body("list_items", is(empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "sort_field=uid, a c b",
    "sort_type=desc, b c a",
    "sort_field=url, a b c",
    "sort_field=url&sort_type=desc, c b a",
    "sort_field=status, c b a",
    "sort_field=description, b a c",
    "sort_field=timeout, c a b",
    "sort_field=max_retries&sort_type=desc, a c b",
    "filter=/B, b",
    "filter=BACK, a",
    "filter=nothing,",
    "filter=, a c b",
  })
  void givenWebhooks_whenSortedOrFiltered_thenInThatOrder(String query, String names) {
    create("a", "disabled", "back door", 2000, 5);
    create("c", "active", "front door", 1000, 4);
    create("b", "active", "attic", 3000, 3);
    List<String> urls = device.get("?" + query).statusCode(200).extract().path("list_items.url");
    String shown = String.join(" ", urls).replace("https://example.com/", "");
    assertEquals(names == null ? "" : names, shown);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, Wrong pagination limit",
    "limit=15, Wrong pagination limit",
    "limit=ten, Wrong pagination limit",
    "limit=%2010, Wrong pagination limit",
    "page_number=0, Wrong page number",
    "page_number=-1, Wrong page number",
    "page_number=1.5, Wrong page number",
    "page_number=one, Wrong page number",
    "page_number=99999999999, Wrong page number",
    "sort_field=secret, Wrong sort field",
    "sort_field=nothing, Wrong sort field",
    "sort_type=up, Wrong sort type",
    "sort_type=ASC, Wrong sort type",
    "sort_type=up&sort_field=up&page_number=0&limit=1, Wrong pagination limit",
    "sort_type=up&sort_field=up&page_number=0, Wrong page number",
    "sort_type=up&sort_field=up, Wrong sort field",
  })
  void givenWrongParameter_whenListed_thenItsSentence(String query, String error) {
    for (String list : List.of("", "/events", "/events/retry/queue")) {
      device.refused("GET", list + "?" + query, "", error);
    }
  }

  private void create(String name, String status, String description, int timeout, int maxRetries) {
    Map<String, Object> webhook = valid();
    webhook.put("url", "https://example.com/" + name);
    webhook.put("status", status);
    webhook.put("description", description);
    webhook.put("timeout", timeout);
    webhook.put("max_retries", maxRetries);
    device.create(webhook);
  }

  private static Map<String, Integer> pagination(int items, int limit, int pages, int page) {
    return Map.of(
        "total_items", items, "items_limit", limit, "total_pages", pages, "current_page", page);
  }
}
