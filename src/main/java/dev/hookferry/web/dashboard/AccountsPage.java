package dev.hookferry.web.dashboard;

import dev.hookferry.registry.account.Accounts;
import dev.hookferry.web.kit.Form;
import dev.hookferry.web.kit.PageFailure;
import dev.hookferry.web.kit.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The accounts, for the operator. */
@ApplicationScoped
@Path("/dashboard/accounts")
class AccountsPage {

  private static final int LIMIT = 50;

  private final Pages pages;
  private final Accounts accounts;

  AccountsPage(Pages pages, Accounts accounts) {
    this.pages = pages;
    this.accounts = accounts;
  }

  @GET
  @Operation(hidden = true)
  public Uni<Response> list(@Context UriInfo uri) {
    return pages.show(
        null,
        visitor -> {
          Optional<Integer> before = before(new Form(uri.getQueryParameters()));
          return accounts
              .list(LIMIT + 1, before)
              .map(
                  found -> {
                    List<AccountRow> rows =
                        found.stream().limit(LIMIT).map(AccountRow::of).toList();
                    int next = found.size() > LIMIT ? rows.getLast().id() : 0;
                    return DashboardTemplates.accounts(visitor.csrf(), rows, next);
                  });
        });
  }

  private static Optional<Integer> before(Form query) {
    return query
        .stated("before")
        .map(text -> query.integer("before").orElseThrow(PageFailure::badRequest));
  }
}
