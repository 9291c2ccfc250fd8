package dev.hookferry.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A DNS server on a loopback port (RFC 1035) that says 127.0.0.1 of every name, and nothing of
 * names under {@code silent}.
 */
public final class NameServer implements AutoCloseable {

  private static final int HEADER_BYTES = 12;
  private static final int TYPE_A = 1;

  private final DatagramSocket socket;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  private NameServer(DatagramSocket socket) {
    this.socket = socket;
    Thread.ofVirtual().start(this::serve);
  }

  public static NameServer start() {
    try {
      return new NameServer(
          new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** The names that it was asked for. */
  public Set<String> asked() {
    return Set.copyOf(asked);
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        answer(packet);
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
    ByteBuffer question = ByteBuffer.wrap(query).position(HEADER_BYTES);
    String name = name(question);
    boolean address = question.getShort() == TYPE_A;
    int end = question.position() + 2; // the class
    asked.add(name);
    if (!name.endsWith(".silent")) {
      byte[] answer = answer(Arrays.copyOf(query, end), address);
      socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
    }
  }

  private static String name(ByteBuffer question) {
    StringBuilder name = new StringBuilder();
    for (int length = question.get(); length > 0; length = question.get()) {
      byte[] label = new byte[length];
      question.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, US_ASCII));
    }
    return name.toString();
  }

  /** The query's header and question, and the address where one of version 4 was asked for. */
  private static byte[] answer(byte[] query, boolean address) {
    ByteBuffer header = ByteBuffer.wrap(query);
    header.putShort(2, (short) 0x8180); // an answer, recursion available, no error
    header.putShort(6, (short) (address ? 1 : 0)).putShort(8, (short) 0).putShort(10, (short) 0);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(query);
    if (address) {
      // the name of the question, type A, class IN, 60 seconds, 4 bytes
      answer.writeBytes(new byte[] {(byte) 0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1});
    }
    return answer.toByteArray();
  }
}
