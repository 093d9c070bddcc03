package dev.burr.spring.architecture;

import dev.burr.architecture.HouseRulesContract;
import dev.burr.architecture.RuleProof;
import dev.burr.spring.architecture.fixture.OpenAutoConfiguration;
import org.junit.jupiter.api.Test;

final class StarterArchitectureTest extends HouseRulesContract {
    @Test
    void autoConfigurationsAreFinal() {
        StarterRules.AUTO_CONFIGURATIONS_ARE_FINAL.check(MODULE);
    }

    @Test
    void autoConfigurationsHaveNoPublicMethods() {
        StarterRules.AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_METHODS.check(MODULE);
    }

    @Test
    void autoConfigurationsHaveNoPublicFields() {
        StarterRules.AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_FIELDS.check(MODULE);
    }

    @Test
    void beansAreNamedAfterBurr() {
        StarterRules.BEANS_ARE_NAMED_AFTER_BURR.check(MODULE);
    }

    @Test
    void beanMethodsNameOptionalClasses() {
        StarterRules.BEAN_METHODS_NAME_OPTIONAL_CLASSES.check(MODULE);
    }

    @Test
    void nothingIsScanned() {
        StarterRules.NOTHING_IS_SCANNED.check(MODULE);
    }

    @Test
    void rejectsABeanThatAServiceMayHaveOfThatName() {
        RuleProof.assertRejects(StarterRules.BEANS_ARE_NAMED_AFTER_BURR, OpenAutoConfiguration.class);
    }

    @Test
    void rejectsABeanMethodThatRefersToAnOptionalClass() {
        RuleProof.assertRejects(StarterRules.BEAN_METHODS_NAME_OPTIONAL_CLASSES, OpenAutoConfiguration.class);
    }

    @Test
    void rejectsAScan() {
        RuleProof.assertRejects(StarterRules.NOTHING_IS_SCANNED, OpenAutoConfiguration.class);
    }

    @Test
    void rejectsAnAutoConfigurationThatIsNotFinal() {
        RuleProof.assertRejects(StarterRules.AUTO_CONFIGURATIONS_ARE_FINAL, OpenAutoConfiguration.class);
    }

    @Test
    void rejectsAnAutoConfigurationWithPublicMethods() {
        RuleProof.assertRejects(StarterRules.AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_METHODS, OpenAutoConfiguration.class);
    }

    @Test
    void rejectsAnAutoConfigurationWithPublicFields() {
        RuleProof.assertRejects(StarterRules.AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_FIELDS, OpenAutoConfiguration.class);
    }
}
