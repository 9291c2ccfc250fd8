package dev.hookferry.flow.send;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/** Reads answers off a connection, and knows whether it is certain where each of them ends. */
final class AnswerDecoder extends HttpResponseDecoder {

  /** Most bytes that the headers of one answer may have together. */
  static final int MAX_HEADER_BYTES = 64 * 1024;

  private final Connection connection;
  private boolean exact;

  AnswerDecoder(Connection connection) {
    super(
        new HttpDecoderConfig()
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setStrictLineParsing(false) // RFC 9112, 2.2: a line may end in LF alone
            .setAllowDuplicateContentLengths(true) // where they are all the same
            .setHeadersFactory(DefaultHttpHeadersFactory.headersFactory().withValidation(false))
            .setTrailersFactory(DefaultHttpHeadersFactory.trailersFactory().withValidation(false)));
    this.connection = connection;
  }

  /**
   * Whether the last answer's headers leave no doubt where it ends, nor that another may follow.
   */
  boolean isExact() {
    return exact;
  }

  /** Whether more has come than the answer that was just read. */
  boolean holdsMore() {
    return actualReadableBytes() > 0;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
    if (connection.awaitsAnswer()) {
      super.channelRead(context, bytes);
    } else {
      ReferenceCountUtil.release(bytes);
      connection.spokeUnasked();
    }
  }

  @Override
  protected HttpMessage createMessage(String[] statusLine) {
    String status = statusLine[1];
    HttpMessage answer = super.createMessage(statusLine);
    if (status.length() != 3 || status.charAt(0) < '1' || !isHttp1(answer)) {
      throw new IllegalArgumentException("no status line of HTTP/1");
    }
    return answer;
  }

  private static boolean isHttp1(HttpMessage answer) {
    return answer.protocolVersion().majorVersion() == 1;
  }

  /** Asked once the headers are there, before any of them is taken away. */
  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    boolean empty = super.isContentAlwaysEmpty(message);
    exact = isExact(message, empty);
    return empty;
  }

  private static boolean isExact(HttpMessage answer, boolean empty) {
    HttpHeaders headers = answer.headers();
    List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    boolean oneEnd =
        empty
            ? codings.isEmpty() && (length == null || length.equals("0"))
            : codings.isEmpty() ? length != null : isChunkedAlone(codings) && length == null;
    return oneEnd
        && HttpVersion.HTTP_1_1.equals(answer.protocolVersion())
        && HttpUtil.isKeepAlive(answer);
  }

  private static boolean isChunkedAlone(List<String> codings) {
    return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
  }

  /**
   * Whether this is followed by another answer to the same request, which is the one that counts.
   */
  static boolean isInterim(HttpResponse answer) {
    return answer.status().codeClass() == HttpStatusClass.INFORMATIONAL
        && answer.status().code() != 101;
  }
}
