package dev.hookferry.chaos;

import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a receiver behaves when it does not behave well. */
enum Mood {
  /** Always answers 204. */
  WELL {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      return status(request, 204);
    }
  },
  /** Answers 500. */
  FAILS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      return status(request, 500);
    }
  },
  /** Takes the request and says nothing. */
  HANGS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      return Answered.NOT;
    }
  },
  /** Sends the head of a good answer, and then a byte now and then, without an end. */
  DRIPS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      HttpServerResponse response = request.response().setChunked(true);
      response.write("x");
      long timer = vertx.setPeriodic(300, id -> response.write("x"));
      response.closeHandler(closed -> vertx.cancelTimer(timer));
      return Answered.NOT;
    }
  },
  /** Sends a good answer that never ends, as fast as it is read. */
  FLOODS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      flood(request.response().setChunked(true), Buffer.buffer("x".repeat(16 * 1024)));
      return new Answered(Optional.of(200), Optional.empty());
    }

    private static void flood(HttpServerResponse response, Buffer block) {
      while (!response.closed() && !response.writeQueueFull()) {
        response.write(block);
      }
      if (!response.closed()) {
        response.drainHandler(drained -> flood(response, block));
      }
    }
  },
  /** Closes the connection in place of an answer; the server that it lives on makes it a reset. */
  RESETS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      request.connection().close();
      return Answered.NOT;
    }
  },
  /** Answers well and closes the connection without having said so, at once or a moment later. */
  CLOSES {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      Answered answered = status(request, 204);
      int wait = choice % 4;
      if (wait == 0) {
        request.connection().close();
      } else {
        vertx.setTimer(wait, id -> request.connection().close());
      }
      return answered;
    }
  },
  /** Points to a place that nobody should call. */
  REDIRECTS {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      int status = List.of(301, 302, 303, 307, 308).get(choice % 5);
      request.response().putHeader("Location", "/nobody");
      return status(request, status);
    }
  },
  /** Says once or more that it is at work, and how it went at once or a moment later. */
  INTERIM {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      List<String> kinds = List.of("100 Continue", "102 Processing", "103 Early Hints", "199 Odd");
      String interim = "HTTP/1.1 " + kinds.get(choice % 4) + "\r\nX-Interim: yes\r\n\r\n";
      raw(request, interim.repeat(1 + choice % 3));
      int status = choice % 5 < 3 ? 500 : 204;
      vertx.setTimer(1 + choice % 700, id -> status(request, status));
      return new Answered(Optional.of(status), Optional.empty());
    }
  },
  /** Says more than its answer, which is that of one event and looks like that of the next. */
  ODD {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      String another = "HTTP/1.1 204 No Content\r\n\r\n";
      int status = choice % 5 < 3 ? 500 : 204;
      String rest = status == 204 ? "\r\n" : "Content-Length: 2\r\n\r\nno";
      raw(
          request,
          "HTTP/1.1 %d X\r\n".formatted(status)
              + rest
              + List.of(another, "body", "\r\n", "HTT", another + another).get(choice % 7 % 5));
      return new Answered(Optional.of(status), Optional.empty());
    }
  },
  /** Asks for patience, in ways that can be understood and in others. */
  BUSY {
    @Override
    Answered answer(HttpServerRequest request, Vertx vertx, int choice) {
      Instant now = Instant.now();
      Optional<Instant> notBefore =
          switch (choice % 6) {
            case 0 -> patience(request, "1", now.plusSeconds(1));
            case 1 -> patience(request, "2", now.plusSeconds(2));
            case 2 -> patience(request, date(now.plusSeconds(2)), whole(now.plusSeconds(2)));
            case 3 -> patience(request, "soon", null);
            case 4 -> patience(request, "-3", null);
            default -> patience(request, date(now.minusSeconds(60)), null);
          };
      int status = choice % 2 == 0 ? 429 : 503;
      status(request, status);
      return new Answered(Optional.of(status), notBefore);
    }
  };

  /**
   * Answers a request whose body is there.
   *
   * @param choice not negative; the same for the same try in every run of a seed
   */
  abstract Answered answer(HttpServerRequest request, Vertx vertx, int choice);

  /**
   * What the sender was told.
   *
   * @param status of a whole answer
   */
  record Answered(Optional<Integer> status, Optional<Instant> notBefore) {
    static final Answered NOT = new Answered(Optional.empty(), Optional.empty());
  }

  // IMF-fixdate (RFC 9110, 5.6.7); the JDK's RFC 1123 form has days of one digit.
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  /** Past the server, which would not say such things. */
  private static void raw(HttpServerRequest request, String text) {
    ConnectionBase connection = (ConnectionBase) request.connection();
    connection
        .channel()
        .pipeline()
        .firstContext()
        .writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
  }

  private static Answered status(HttpServerRequest request, int status) {
    request.response().setStatusCode(status).end();
    return new Answered(Optional.of(status), Optional.empty());
  }

  private static Optional<Instant> patience(
      HttpServerRequest request, String header, Instant notBefore) {
    request.response().putHeader("Retry-After", header);
    return Optional.ofNullable(notBefore);
  }

  private static String date(Instant at) {
    return HTTP_DATE.format(at.atOffset(ZoneOffset.UTC));
  }

  private static Instant whole(Instant at) {
    return Instant.ofEpochSecond(at.getEpochSecond());
  }
}
