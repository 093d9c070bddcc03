package dev.burr.demo.architecture;

import dev.burr.architecture.HouseRulesContract;

final class DemoArchitectureTest extends HouseRulesContract {}
