package dev.hookferry.web.dashboard;

import dev.hookferry.job.Jobs;
import dev.hookferry.web.kit.JobsPages;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** The replays, within what the session of a key reaches. */
@Singleton
@Path("/dashboard/replays")
class DashboardJobsRoutes extends JobsPages {

  DashboardJobsRoutes(Pages pages, Reached reached, Jobs jobs, Clock clock) {
    super(pages, reached, jobs, clock);
  }
}
