package dev.hookferry.flow.send;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Opens connections, on the caller's event loop. */
@ApplicationScoped
class Connector {

  private final VertxInternal vertx;
  private final ConnectionPool pool;
  private final TlsContexts tls;

  Connector(Vertx vertx, ConnectionPool pool, TlsContexts tls) {
    this.vertx = (VertxInternal) vertx;
    this.pool = pool;
    this.tls = tls;
  }

  /**
   * A connection on its way.
   *
   * @param ready once a request may be sent, after the TLS handshake
   */
  record Opening(Channel channel, Future<Connection> ready) {}

  /**
   * Connects to the first of these that takes a connection.
   *
   * @param tried hears of each that is tried
   */
  Race race(List<Route> routes, Consumer<Route> tried) {
    Race race = new Race(this, vertx.getOrCreateContext().nettyEventLoop(), routes, tried);
    race.start();
    return race;
  }

  Opening open(Route route, EventLoop loop) {
    Connection connection = new Connection(route, pool);
    Promise<Connection> ready = loop.newPromise();
    ChannelFuture connecting =
        bootstrap(loop)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    if (route.https()) {
                      addTls(channel, route, connection, ready);
                    }
                    connection.addTo(channel.pipeline());
                  }
                })
            .connect(new InetSocketAddress(route.address(), route.port()));
    connecting.addListener(
        (Future<Void> connected) -> {
          if (!connected.isSuccess()) {
            ready.tryFailure(connected.cause());
          } else if (!route.https()) {
            ready.trySuccess(connection);
          }
        });
    return new Opening(connecting.channel(), ready);
  }

  private Bootstrap bootstrap(EventLoop loop) {
    return new Bootstrap()
        .group(loop)
        .channelFactory(vertx.transport().channelFactory(false))
        .option(ChannelOption.TCP_NODELAY, true)
        // The deadline ends it.
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
        // A receiver may answer and close while the request is still being written.
        .option(ChannelOption.AUTO_CLOSE, false);
  }

  private void addTls(
      Channel channel, Route route, Connection connection, Promise<Connection> ready) {
    SslHandler handler = tls.handler(channel.alloc(), route);
    channel.pipeline().addLast(handler);
    handler
        .handshakeFuture()
        .addListener(
            (Future<Channel> shaken) -> {
              if (shaken.isSuccess()) {
                ready.trySuccess(connection);
              } else {
                ready.tryFailure(tlsFailure(shaken.cause()));
              }
            });
  }

  /** The receiver was there, else connecting would have failed before. */
  private static SSLException tlsFailure(Throwable cause) {
    return cause instanceof SSLException tls ? tls : new SSLException("connection closed", cause);
  }
}
