package dev.burr.storage.architecture;

import dev.burr.architecture.HouseRulesContract;

final class StorageContractArchitectureTest extends HouseRulesContract {}
