package dev.hookferry.api.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What a request's body turned out to be. */
public sealed interface Body {

  /** The JSON; a missing node where there is none, for those who do not mind why. */
  default JsonNode orMissing() {
    return this instanceof Parsed parsed ? parsed.json() : MissingNode.getInstance();
  }

  /**
   * JSON, numbers kept exactly as they were written.
   *
   * @param json a {@code NullNode} for the literal null; never Java's null
   */
  record Parsed(JsonNode json) implements Body {}

  /** Not one byte. */
  record Empty() implements Body {}

  /**
   * No JSON, or JSON beyond the limits.
   *
   * @param position characters before the fault
   * @param message what is wrong there, for people
   */
  record Malformed(int position, String message) implements Body {

    public ApiError error() {
      return new ApiError.Malformed(position, message);
    }
  }
}
