package dev.hookferry.web.dashboard;

import dev.hookferry.flow.CircuitStatus;
import dev.hookferry.flow.Circuits;
import dev.hookferry.history.Statistics;
import dev.hookferry.history.StatisticsQuery;
import dev.hookferry.registry.endpoint.Endpoint;
import dev.hookferry.registry.endpoint.EndpointQuery;
import dev.hookferry.registry.endpoint.Endpoints;
import dev.hookferry.web.kit.Form;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Visitor;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the account is: what was delivered, what waits, which endpoints fail. */
@ApplicationScoped
@Path("/dashboard")
class OverviewPage {

  /** Endpoints that are looked through for those that fail: the newest. */
  private static final int LOOKED_AT = 500;

  private final Pages pages;
  private final Statistics statistics;
  private final Endpoints endpoints;
  private final Circuits circuits;
  private final Clock clock;

  OverviewPage(
      Pages pages, Statistics statistics, Endpoints endpoints, Circuits circuits, Clock clock) {
    this.pages = pages;
    this.statistics = statistics;
    this.endpoints = endpoints;
    this.circuits = circuits;
    this.clock = clock;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> show(@Context UriInfo uri) {
    return pages.show(null, visitor -> show(visitor, new Form(uri.getQueryParameters())));
  }

  private Uni<TemplateInstance> show(Visitor visitor, Form query) {
    if (!visitor.hasOverview()) {
      throw PageFailure.elsewhere(KeyVisitor.BASE + "/endpoints");
    }
    Span span = Span.of(query.text("span"));
    return chart(visitor, span).chain(chart -> page(visitor, span, chart));
  }

  private Uni<Chart> chart(Visitor visitor, Span span) {
    StatisticsQuery wanted = span.until(visitor.accountId(), clock.instant());
    return statistics.attempts(wanted).map(counts -> Chart.of(wanted, counts));
  }

  private Uni<TemplateInstance> page(Visitor visitor, Span span, Chart chart) {
    return statistics
        .backlog(visitor.accountId(), Optional.empty())
        .chain(
            backlog ->
                ailing(visitor)
                    .map(
                        ill ->
                            DashboardTemplates.overview(
                                visitor, span.text(), chart, backlog, ill)));
  }

  private Uni<List<Ailing>> ailing(Visitor visitor) {
    return endpoints
        .list(visitor.endpoints(), EndpointQuery.newest(LOOKED_AT))
        .map(
            found -> found.items().stream().map(this::ailing).filter(OverviewPage::isIll).toList());
  }

  private Ailing ailing(Endpoint endpoint) {
    return new Ailing(
        endpoint,
        circuits.of(endpoint.id, endpoint.freshStarts).map(CircuitStatus::state).orElse(""));
  }

  private static boolean isIll(Ailing ailing) {
    return !ailing.endpoint().status().equals("active") || ailing.circuit().contains("open");
  }
}
