package dev.burr.core.architecture;

import dev.burr.architecture.HouseRulesContract;
import dev.burr.architecture.RuleProof;
import dev.burr.core.architecture.fixture.UsesAThirdLibrary;
import dev.burr.core.architecture.fixture.UsesJackson;
import org.junit.jupiter.api.Test;

final class CoreArchitectureTest extends HouseRulesContract {
    @Test
    void dependsOnLittle() {
        CoreRules.DEPENDS_ON_LITTLE.check(MODULE);
    }

    @Test
    void keepsJacksonInside() {
        CoreRules.KEEPS_JACKSON_INSIDE.check(MODULE);
    }

    @Test
    void rejectsAThirdLibrary() {
        RuleProof.assertRejects(CoreRules.DEPENDS_ON_LITTLE, UsesAThirdLibrary.class);
    }

    @Test
    void rejectsJacksonOutsideOfItsPackages() {
        RuleProof.assertRejects(CoreRules.KEEPS_JACKSON_INSIDE, UsesJackson.class);
    }
}
