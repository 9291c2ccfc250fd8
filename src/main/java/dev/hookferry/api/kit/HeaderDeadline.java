package dev.hookferry.api.kit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes one connection when the headers of a request take too long, counted from its first byte.
 * Between requests, and while one is read or answered, it lets the client take its time.
 */
final class HeaderDeadline extends ChannelInboundHandlerAdapter {

  static final String NAME = "header-deadline";

  private final Duration limit;
  private int requestsInProgress;
  private boolean awaitsHeaders;
  private Future<?> deadline;

  HeaderDeadline(Duration limit) {
    this.limit = limit;
  }

  /** The headers of a request are there; from the connection's event loop. */
  void requestBegins() {
    requestsInProgress++;
    awaitsHeaders = false;
    cancel();
  }

  /** The request is answered. */
  void requestEnds() {
    requestsInProgress--;
  }

  @Override
  public void channelRead(ChannelHandlerContext connection, Object bytes) {
    awaitsHeaders |= requestsInProgress == 0;
    connection.fireChannelRead(bytes);
  }

  /** Only here, so that requests which arrive in one piece cost no timer. */
  @Override
  public void channelReadComplete(ChannelHandlerContext connection) {
    if (awaitsHeaders && deadline == null) {
      deadline =
          connection
              .executor()
              .schedule(() -> connection.close(), limit.toNanos(), TimeUnit.NANOSECONDS);
    }
    connection.fireChannelReadComplete();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext connection) {
    cancel();
  }

  private void cancel() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
