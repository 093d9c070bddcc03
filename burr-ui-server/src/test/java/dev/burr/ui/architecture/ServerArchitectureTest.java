package dev.burr.ui.architecture;

import dev.burr.architecture.HouseRulesContract;

final class ServerArchitectureTest extends HouseRulesContract {}
