package dev.hookferry.api.account;

import dev.hookferry.api.kit.ApiError;
import dev.hookferry.api.kit.ApiException;
import dev.hookferry.api.kit.Coercion;
import dev.hookferry.api.kit.OpenApiFrame;
import dev.hookferry.api.kit.Requests;
import dev.hookferry.api.kit.Takes;
import dev.hookferry.api.kit.Values;
import dev.hookferry.registry.account.Account;
import dev.hookferry.registry.account.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Accounts, which the operator alone makes and sees. */
@Path("/v1/webhooks/accounts")
@Tag(name = "account: accounts")
@SecurityRequirement(name = OpenApiFrame.API_KEY)
class AccountsResource {

  private final AccountAuth auth;
  private final Accounts accounts;

  AccountsResource(AccountAuth auth, Accounts accounts) {
    this.auth = auth;
    this.accounts = accounts;
  }

  @POST
  @ResponseStatus(201)
  @Operation(operationId = "createAccount", summary = "Create Account, with an admin key")
  @Takes(body = "AccountRequest")
  public Uni<NewAccountJson> create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType, byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.accounts()
        .map(operator -> body.read(KeyFields.ACCOUNT).get(KeyFields.NAME))
        .chain(accounts::create)
        .map(NewAccountJson::of);
  }

  @PATCH
  @Path("/{account_id}")
  @Operation(operationId = "updateAccount", summary = "Update Account")
  @Takes(body = "AccountChange")
  public Uni<AccountJson> update(
      @PathParam("account_id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      byte[] bytes) {
    JsonBody body = JsonBody.read(contentType, bytes);
    return auth.accounts()
        .map(operator -> body.read(KeyFields.ACCOUNT_CHANGE))
        .chain(values -> accounts.update(number(id), account -> apply(values, account)))
        .map(AccountsResource::updated);
  }

  private static int number(String id) {
    try {
      return Integer.parseInt(id);
    } catch (NumberFormatException e) {
      throw AccountAuth.notFound();
    }
  }

  private static void apply(Values values, Account account) {
    values.ifStated(KeyFields.NAME, name -> account.name = name);
    values.ifStated(KeyFields.EXTERNAL_ID, externalId -> account.externalId = externalId);
  }

  private static AccountJson updated(Accounts.Updated outcome) {
    return switch (outcome) {
      case Accounts.Updated.Done done -> AccountJson.of(done.account());
      case Accounts.Updated.NotFound gone -> throw AccountAuth.notFound();
      case Accounts.Updated.ExternalIdTaken taken ->
          throw new ApiException(new ApiError.Conflict("external_id is in use already"));
    };
  }

  @GET
  @Operation(operationId = "listAccounts", summary = "List Accounts, newest first")
  @Takes(query = "AccountQuery")
  public Uni<PageJson<AccountJson>> list(@Context UriInfo uri) {
    return auth.accounts()
        .map(operator -> Requests.query(KeyFields.ACCOUNT_LIST, uri, Coercion.PYDANTIC))
        .chain(this::list);
  }

  private Uni<PageJson<AccountJson>> list(Values query) {
    int limit = query.get(PageFields.LIMIT);
    return accounts
        .list(limit + 1, query.optional(KeyFields.ACCOUNT_CURSOR))
        .map(rows -> PageJson.of(rows, limit, AccountJson::of, row -> Integer.toString(row.id)));
  }
}
