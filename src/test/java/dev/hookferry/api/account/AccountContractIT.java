package dev.hookferry.api.account;

import dev.hookferry.support.PackagedSurfaces;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds on every surface holds on this one, as it is packaged. */
@ExtendWith(PackagedSurfaces.class)
class AccountContractIT extends AccountContract {}
