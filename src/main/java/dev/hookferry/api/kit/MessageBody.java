package dev.hookferry.api.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes the JSON object that receivers of a surface get, its members as the surface has them. */
public final class MessageBody {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int ROOM_FOR_THE_REST = 128;

  private MessageBody() {}

  /** The members of an object. */
  public interface Members {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /**
   * The object in UTF-8.
   *
   * @param data of the event, to know about how long it gets
   */
  public static byte[] of(byte[] data, Members members) {
    var bytes = new ByteArrayOutputStream(data.length + ROOM_FOR_THE_REST);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      members.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return bytes.toByteArray();
  }

  /** A member whose value is JSON already, and stays as it was published. */
  public static void raw(JsonGenerator json, String name, byte[] value) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(new String(value, StandardCharsets.UTF_8));
  }
}
