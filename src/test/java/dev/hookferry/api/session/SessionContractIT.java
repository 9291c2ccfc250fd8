package dev.hookferry.api.session;

import dev.hookferry.support.PackagedSurfaces;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on every surface holds on this one, as it is packaged. */
@ExtendWith(PackagedSurfaces.class)
class SessionContractIT extends SessionContract {}
