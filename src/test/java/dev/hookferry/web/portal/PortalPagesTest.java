package dev.hookferry.web.portal;

import io.quarkus.test.junit.QuarkusTest;

/** In the process of the test. */
@QuarkusTest
class PortalPagesTest extends PortalPagesContract {}
