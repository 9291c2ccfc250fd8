package dev.hookferry.chaos;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A TCP proxy on the loopback interface that can be made to misbehave. */
final class FaultProxy implements AutoCloseable {

  private static final long SLOW_MILLIS = 40;

  /** What it does with what it gets. */
  enum Mode {
    /** Forwards everything at once. */
    OPEN,
    /** Forwards each piece after a wait. */
    SLOW,
    /** Takes everything and forwards nothing, as a network that drops packets. */
    BLACK_HOLE,
    /** Closes new connections at once. */
    REFUSING
  }

  private final Loop loop = new Loop();
  private final NetClient client = loop.vertx().createNetClient();
  private final List<Link> links = new ArrayList<>();
  private final int target;
  private final int port;
  private Mode mode = Mode.OPEN;

  /**
   * Starts it.
   *
   * @param target port to which it forwards
   */
  FaultProxy(int target) {
    this.target = target;
    this.port = loop.get(this::listen);
  }

  int port() {
    return port;
  }

  /** What was held back goes on its way where the new mode lets it. */
  void mode(Mode wanted) {
    loop.run(
        () -> {
          mode = wanted;
          links.forEach(Link::pump);
        });
  }

  /** Closes every connection, with what it holds back. */
  void cut() {
    loop.run(() -> List.copyOf(links).forEach(Link::close));
  }

  @Override
  public void close() {
    loop.close();
  }

  private Future<Integer> listen() {
    return loop.vertx()
        .createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
        .connectHandler(this::connected)
        .listen()
        .map(NetServer::actualPort);
  }

  private void connected(NetSocket near) {
    if (mode == Mode.REFUSING) {
      near.close();
      return;
    }
    near.pause();
    client
        .connect(target, "127.0.0.1")
        .onFailure(failure -> near.close())
        .onSuccess(far -> links.add(new Link(near, far)));
  }

  /** A connection to us with its connection to the target. */
  private final class Link {

    private final NetSocket near;
    private final NetSocket far;
    private final Pipe out;
    private final Pipe in;

    Link(NetSocket near, NetSocket far) {
      this.near = near;
      this.far = far;
      out = new Pipe(near, far);
      in = new Pipe(far, near);
      near.closeHandler(closed -> close());
      far.closeHandler(closed -> close());
      near.resume();
    }

    void pump() {
      out.pump();
      in.pump();
    }

    void close() {
      links.remove(this);
      near.close();
      far.close();
    }
  }

  /** One direction; keeps the order of what goes through, whatever the mode. */
  private final class Pipe {

    private final NetSocket to;
    private final Queue<Buffer> held = new ArrayDeque<>();
    private boolean waiting;

    Pipe(NetSocket from, NetSocket to) {
      this.to = to;
      from.handler(
          piece -> {
            held.add(piece);
            pump();
          });
    }

    void pump() {
      if (!waiting && mode == Mode.SLOW && !held.isEmpty()) {
        waiting = true;
        loop.vertx().setTimer(SLOW_MILLIS, id -> waited());
      }
      while (!waiting && mode != Mode.BLACK_HOLE && !held.isEmpty()) {
        to.write(held.remove());
      }
    }

    private void waited() {
      waiting = false;
      if (mode == Mode.SLOW && !held.isEmpty()) {
        to.write(held.remove());
      }
      pump();
    }
  }
}
