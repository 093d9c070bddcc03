package dev.burr.ui.architecture;

import dev.burr.architecture.HouseRulesContract;
import dev.burr.architecture.RuleProof;
import dev.burr.ui.api.fixture.OpensFiles;
import org.junit.jupiter.api.Test;

final class ServerArchitectureTest extends HouseRulesContract {
    @Test
    void apiReadsThroughTheStorage() {
        ServerRules.API_READS_THROUGH_THE_STORAGE.check(MODULE);
    }

    @Test
    void rejectsAnApiThatOpensFiles() {
        RuleProof.assertRejects(ServerRules.API_READS_THROUGH_THE_STORAGE, OpensFiles.class);
    }
}
