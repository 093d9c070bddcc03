package dev.burr.ui.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Rules that hold in burr-ui-server only. */
final class ServerRules {
    static final ArchRule API_READS_THROUGH_THE_STORAGE = noClasses()
            .that()
            .resideInAPackage("dev.burr.ui.api..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.burr.tracking.file..")
            .because("the same routes must answer from every storage, not only from files");

    private ServerRules() {}
}
