package dev.hookferry.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes the JSON object that receivers of a surface get, its members as the surface has them. */
public final class MessageBody {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int ROOM_FOR_THE_REST = 256;

  private final ByteArrayOutputStream bytes;
  private final JsonGenerator json;

  private MessageBody(int room) throws IOException {
    bytes = new ByteArrayOutputStream(room);
    json = JSON.createGenerator(bytes);
  }

  /** Writes the members of an object. */
  public interface Members {
    void writeTo(MessageBody body) throws IOException;
  }

  /**
   * The object in UTF-8.
   *
   * @param data of the event, to know about how long it gets
   */
  public static byte[] of(byte[] data, Members members) {
    try {
      MessageBody body = new MessageBody(data.length + ROOM_FOR_THE_REST);
      body.json.writeStartObject();
      members.writeTo(body);
      body.json.writeEndObject();
      body.json.close();
      return body.bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
  }

  /** A member that is a string. */
  public void text(String name, String value) throws IOException {
    json.writeStringField(name, value);
  }

  /** A member that is a whole number. */
  public void number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
  }

  /** A member whose value is JSON in UTF-8 already, and goes out byte for byte as published. */
  public void raw(String name, byte[] value) throws IOException {
    json.writeFieldName(name);
    json.writeRawValue(""); // the generator's place moves on; the bytes go past it
    json.flush();
    bytes.write(value);
  }
}
