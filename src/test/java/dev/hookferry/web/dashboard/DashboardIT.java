package dev.hookferry.web.dashboard;

import dev.hookferry.support.PackagedSurfaces;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same of the packaged service. */
@ExtendWith(PackagedSurfaces.class)
class DashboardIT extends DashboardContract {}
