package dev.hookferry.web.dashboard;

import io.quarkus.test.junit.QuarkusTest;

/** In the process of the test. */
@QuarkusTest
class DashboardTest extends DashboardContract {}
