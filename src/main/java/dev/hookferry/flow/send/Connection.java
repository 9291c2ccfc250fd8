package dev.hookferry.flow.send;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * One connection to a receiver, for one request at a time.
 *
 * <p>It is used again only where the whole request was written, the answer was read to its exact
 * end, and nothing else stood on it: then what is read next can belong to the next request alone.
 * All state belongs to its event loop.
 */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

  private final Route route;
  private final ConnectionPool pool;
  private final AnswerDecoder decoder = new AnswerDecoder(this);
  private Channel channel;
  private HttpExchange exchange;
  private ReplyReader reader;
  private boolean written;
  private boolean closed;

  Connection(Route route, ConnectionPool pool) {
    this.route = route;
    this.pool = pool;
  }

  Route route() {
    return route;
  }

  void addTo(ChannelPipeline pipeline) {
    channel = pipeline.channel();
    pipeline.addLast(decoder, new HttpRequestEncoder(), this);
  }

  /** Makes the request of the exchange, which hears of its end unless it ends it itself. */
  void send(HttpExchange exchange, FullHttpRequest request) {
    this.exchange = exchange;
    reader = new ReplyReader(exchange.answerBytes());
    written = false;
    channel.writeAndFlush(request).addListener(this::written);
  }

  private void written(Future<?> writing) {
    written = writing.isSuccess();
    // What breaks the connection while it is written leaves an answer to be read that came before.
    if (!written && !(writing.cause() instanceof IOException)) {
      fail(new Sender.Unsendable(writing.cause()));
    }
  }

  /**
   * Says whether another request may be sent, after all was read that has come by now: what the
   * receiver said unasked must not be taken for the answer.
   */
  void settle(Consumer<Boolean> then) {
    SingleThreadEventLoop loop = (SingleThreadEventLoop) channel.eventLoop();
    Runnable afterReading = () -> then.accept(!closed && channel.isActive());
    loop.executeAfterEventLoopIteration(() -> loop.execute(afterReading));
  }

  boolean awaitsAnswer() {
    return exchange != null;
  }

  /** The receiver has said something that no request was made for. */
  void spokeUnasked() {
    pool.distrust(route);
    shut();
  }

  /** From any thread. */
  void close() {
    channel.eventLoop().execute(this::shut);
  }

  private void shut() {
    closed = true;
    channel.close();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (exchange == null) {
      return; // beyond the answer
    }
    if (part.decoderResult().isFailure()) {
      fail(unreadable(part.decoderResult().cause()));
    } else if (reader.read(part)) {
      end();
    }
  }

  private static Exception unreadable(Throwable cause) {
    return cause instanceof PrematureChannelClosureException
        ? new HttpExchange.Closed()
        : new HttpExchange.Unreadable(cause);
  }

  private void end() {
    HttpExchange ended = exchange;
    exchange = null;
    if (decoder.holdsMore() && reader.isWhole()) {
      spokeUnasked();
    } else if (reader.isWhole() && written && decoder.isExact()) {
      pool.rest(this);
    } else {
      shut();
    }
    ended.complete(reader.reply());
  }

  private void fail(Throwable failure) {
    HttpExchange failed = exchange;
    exchange = null;
    shut();
    if (failed != null) {
      failed.fail(failure);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    pool.forget(this);
    fail(new HttpExchange.Closed());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslCloseCompletionEvent) {
      channel.close();
    }
  }
}
