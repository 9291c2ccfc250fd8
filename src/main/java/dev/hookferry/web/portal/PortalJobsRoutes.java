package dev.hookferry.web.portal;

import dev.hookferry.job.Jobs;
import dev.hookferry.web.kit.JobsPages;
import dev.hookferry.web.kit.Pages;
import dev.hookferry.web.kit.Reached;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** The replays, within what the session of a link reaches. */
@Singleton
@Path("/portal/s/{link}/replays")
class PortalJobsRoutes extends JobsPages {

  PortalJobsRoutes(Pages pages, Reached reached, Jobs jobs, Clock clock) {
    super(pages, reached, jobs, clock);
  }
}
