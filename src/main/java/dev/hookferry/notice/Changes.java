package dev.hookferry.notice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hookferry.notice.Snapshot.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a change really changed.
 *
 * @param json name to {@code [before, after]}
 */
public record Changes(ObjectNode json) {

  private static final ObjectMapper PLAIN = new ObjectMapper();

  /** Nothing, or nothing to tell. */
  public static final Changes NONE = new Changes(PLAIN.createObjectNode());

  /** What is another one in the second. */
  public static Changes between(Snapshot before, Snapshot after) {
    ObjectNode json = PLAIN.createObjectNode();
    after
        .members()
        .forEach(
            (name, now) -> {
              Member then = before.members().get(name);
              if (!Objects.equals(then.value(), now.value())) {
                json.putArray(name)
                    .add(PLAIN.<JsonNode>valueToTree(then.shown()))
                    .add(PLAIN.<JsonNode>valueToTree(now.shown()));
              }
            });
    return new Changes(json);
  }

  public boolean isEmpty() {
    return json.isEmpty();
  }

  /** What was changed, by its name. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
