package dev.hookferry.bench;

import dev.hookferry.support.AccountApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Many small tenants: 1,000 accounts with 10 endpoints each, events published singly by all
 * accounts in turn, in a closed loop as in {@link SingleScenario} and at a steady pace.
 */
final class AccountsScenario implements Scenario {

  private static final int ACCOUNTS = 1_000;
  private static final int ENDPOINTS = 10;
  private static final double EVENTS_PER_SECOND = 1_000;

  @Override
  public String name() {
    return "accounts";
  }

  @Override
  public List<Figure> run(Settings settings) throws Exception {
    try (Bed bed = Bed.start(settings, Map.of())) {
      List<AccountApi> apis = accounts(bed);
      List<Figure> figures = new ArrayList<>();
      Flow.Rate rate = SingleScenario.flow(ENDPOINTS).measure(bed, apis, settings);
      figures.addAll(SingleScenario.figures(name(), "closed loop", rate));
      figures.addAll(
          Pace.of(bed, apis, ENDPOINTS)
              .measure(EVENTS_PER_SECOND, 1, settings.measure())
              .figures(name(), "%.0f events/s".formatted(EVENTS_PER_SECOND)));
      return figures;
    }
  }

  private static List<AccountApi> accounts(Bed bed) {
    List<AccountApi> apis = new ArrayList<>();
    for (int number = 0; number < ACCOUNTS; number++) {
      AccountApi api = bed.addAccount("bench " + number);
      int first = number * ENDPOINTS;
      Bed.endpoints(api, ENDPOINTS, Bodies::type, n -> bed.receiver().url(first + n));
      apis.add(api);
    }
    return apis;
  }
}
