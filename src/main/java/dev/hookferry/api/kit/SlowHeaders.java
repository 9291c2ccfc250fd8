package dev.hookferry.api.kit;

import dev.hookferry.config.HookferryConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Gives every connection that is accepted a {@link HeaderDeadline}. Neither Quarkus nor Vert.x has
 * such a bound, nor a way to the connections but through Netty. Not in dev mode, where the server
 * outlives the code.
 */
@Singleton
@UnlessBuildProfile("dev")
class SlowHeaders {

  private static final int BEFORE_ANY_THAT_READS = Integer.MAX_VALUE - 1;

  private final Duration limit;

  SlowHeaders(HookferryConfig config) {
    this.limit = config.api().headerTimeout();
  }

  void watchConnections(@ObservesAsync HttpServerStart started, Vertx vertx) {
    for (EventExecutor acceptor : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      acceptor.execute(() -> watchPortsOf((SingleThreadEventLoop) acceptor));
    }
  }

  void watchRequests(@Observes Filters filters) {
    filters.register(SlowHeaders::headersAreThere, BEFORE_ANY_THAT_READS);
  }

  private void watchPortsOf(SingleThreadEventLoop acceptor) {
    acceptor
        .registeredChannelsIterator()
        .forEachRemaining(
            channel -> {
              if (channel instanceof ServerChannel port
                  && port.pipeline().get(Watch.class) == null) {
                port.pipeline().addFirst(new Watch(limit));
              }
            });
  }

  private static void headersAreThere(RoutingContext context) {
    ChannelPipeline pipeline =
        ((ConnectionBase) context.request().connection()).channel().pipeline();
    if (pipeline.get(HeaderDeadline.NAME) instanceof HeaderDeadline deadline) {
      if (context.request().version() == HttpVersion.HTTP_2) {
        // Many requests at once; a slow one holds no more than an idle connection does.
        pipeline.remove(deadline);
      } else {
        deadline.requestBegins();
        context.addEndHandler(ended -> deadline.requestEnds());
      }
    }
    context.next();
  }

  /** Meets the connections that a port accepts. */
  private static final class Watch extends ChannelInboundHandlerAdapter {

    private final Duration limit;

    Watch(Duration limit) {
      this.limit = limit;
    }

    @Override
    public void channelRead(ChannelHandlerContext port, Object connection) {
      ((Channel) connection).pipeline().addFirst(HeaderDeadline.NAME, new HeaderDeadline(limit));
      port.fireChannelRead(connection);
    }
  }
}
