package dev.hookferry.demo;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says, once the service is up, what to try next. */
@ApplicationScoped
@IfBuildProfile("dev")
class DemoWelcome {

  private static final Logger LOG = Logger.getLogger(DemoWelcome.class);

  private static final String TEXT =
      """

      Hookferry is up on http://localhost:%1$s, with a demo account. Try, in another terminal:

        export KEY=%2$s

        curl -s localhost:%1$s/v1/webhooks/endpoints -H "X-API-Key: $KEY" -H 'Content-Type: application/json' \\
          -d '{"url": "http://localhost:%1$s/demo/receiver"}'
        curl -s localhost:%1$s/v1/webhooks/events -H "X-API-Key: $KEY" -H 'Content-Type: application/json' \\
          -d '{"type": "invoice.paid", "data": {"amount": 4200}}'
        curl -s localhost:%1$s/v1/webhooks/deliveries -H "X-API-Key: $KEY"

      What the demo's receiver got: curl -s localhost:%1$s/demo/receiver
      """;

  private final DemoAccount account;
  private final int port;

  DemoWelcome(
      DemoAccount account,
      @ConfigProperty(name = "quarkus.http.port", defaultValue = "8080") int port) {
    this.account = account;
    this.port = port;
  }

  void greet(@Observes StartupEvent started) throws Throwable {
    LOG.infof(TEXT, port, VertxContextSupport.subscribeAndAwait(account::key));
  }
}
