package dev.hookferry.demo;

import dev.hookferry.domain.model.IsoTime;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A receiver to try things on: verifies signatures and shows the latest requests, newest first. */
@Path("/demo/receiver")
@ApplicationScoped
@IfBuildProfile("dev")
public class DemoReceiver {

  private static final int KEPT = 50;

  private final Deque<Received> latest = new ConcurrentLinkedDeque<>();
  private final SignatureCheck signatures;
  private final Clock clock;

  DemoReceiver(SignatureCheck signatures, Clock clock) {
    this.signatures = signatures;
    this.clock = clock;
  }

  @POST
  @Operation(hidden = true)
  public Uni<Void> receive(
      @HeaderParam("webhook-id") String id,
      @HeaderParam("webhook-timestamp") String timestamp,
      @HeaderParam("webhook-signature") String signature,
      byte[] body) {
    return signatures
        .check(id, timestamp, signature, body)
        .invoke(verdict -> keep(received(id, verdict, body)))
        .replaceWithVoid();
  }

  @GET
  @Operation(hidden = true)
  public List<Received> show() {
    return List.copyOf(latest);
  }

  private Received received(String id, String verdict, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new Received(IsoTime.micros(clock.instant()), id, verdict, text);
  }

  private void keep(Received received) {
    latest.addFirst(received);
    while (latest.size() > KEPT) {
      latest.pollLast();
    }
  }
}
