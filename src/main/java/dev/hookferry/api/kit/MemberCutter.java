package dev.hookferry.api.kit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts out a member's value, byte for byte, while somebody reads the JSON around it. */
final class MemberCutter extends JsonParserDelegate {

  private static final int NONE = -1;

  private final byte[] source;
  private final String name;
  private final List<Optional<byte[]>> values = new ArrayList<>();
  private boolean ofArray;
  private int depth;
  private boolean isNamed;
  private int start = NONE;

  MemberCutter(JsonParser parser, byte[] source, String name) {
    super(parser);
    this.source = source;
    this.name = name;
  }

  /** Of the object, or of each item of the array; empty where it has no such member. */
  List<Optional<byte[]>> values() {
    return values;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    if (start != NONE && depth == level()) {
      cut();
    }
    JsonToken token = delegate.nextToken();
    if (token != null) {
      see(token);
    }
    return token;
  }

  private void see(JsonToken token) throws IOException {
    if (depth == 0) {
      ofArray = token == JsonToken.START_ARRAY;
    }
    if (depth == level() - 1 && !token.isStructEnd()) {
      values.add(Optional.empty());
    }
    if (isNamed) {
      start = (int) delegate.currentTokenLocation().getByteOffset();
    }
    isNamed =
        token == JsonToken.FIELD_NAME && depth == level() && delegate.currentName().equals(name);
    if (token.isStructStart()) {
      depth++;
    } else if (token.isStructEnd()) {
      depth--;
    }
  }

  /** Strings are read lazily: without finishing it the end might be their opening quote. */
  private void cut() throws IOException {
    delegate.finishToken();
    int end = (int) delegate.currentLocation().getByteOffset();
    values.set(values.size() - 1, Optional.of(Arrays.copyOfRange(source, start, end)));
    start = NONE;
  }

  /** How deep the members are: in an object, or in the objects of an array. */
  private int level() {
    return ofArray ? 2 : 1;
  }
}
