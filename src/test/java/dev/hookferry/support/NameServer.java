package dev.hookferry.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.util.NetUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A DNS server on a loopback port (RFC 1035) that says 127.0.0.1 of every name, and nothing of
 * names under {@code silent}. A name whose first label is {@code 127-0-0-2--10-0-0-1} has these
 * addresses instead, {@code v6} among them standing for ::1.
 */
public final class NameServer implements AutoCloseable {

  private static final int HEADER_BYTES = 12;
  private static final int TYPE_A = 1;
  private static final int TYPE_AAAA = 28;

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
    int type = question.getShort();
    int end = question.position() + 2; // the class
    asked.add(name);
    if (!name.endsWith(".silent")) {
      byte[] answer = answer(Arrays.copyOf(query, end), addresses(name, type));
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

  /** Those of the name that are of this type of record. */
  private static List<byte[]> addresses(String name, int type) {
    String first = name.substring(0, name.indexOf('.'));
    String all = first.contains("-0-0-") ? first : "127-0-0-1";
    return Stream.of(all.split("--"))
        .filter(address -> type == (address.equals("v6") ? TYPE_AAAA : TYPE_A))
        .map(address -> address.equals("v6") ? "::1" : address.replace('-', '.'))
        .map(NetUtil::createByteArrayFromIpAddressString)
        .toList();
  }

  /** The query's header and question, and these addresses. */
  private static byte[] answer(byte[] query, List<byte[]> addresses) {
    ByteBuffer header = ByteBuffer.wrap(query);
    header.putShort(2, (short) 0x8180); // an answer, recursion available, no error
    header.putShort(6, (short) addresses.size()).putShort(8, (short) 0).putShort(10, (short) 0);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(query);
    for (byte[] address : addresses) {
      int type = address.length == 4 ? TYPE_A : TYPE_AAAA;
      // the name of the question, the type, class IN, 60 seconds, so many bytes
      answer.writeBytes(
          new byte[] {
            (byte) 0xC0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60, 0, (byte) address.length
          });
      answer.writeBytes(address);
    }
    return answer.toByteArray();
  }
}
