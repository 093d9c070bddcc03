package dev.burr.core.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Rules that hold in burr-core only. */
final class CoreRules {
    static final ArchRule DEPENDS_ON_LITTLE = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.burr..",
                    "java..",
                    "javax.net.ssl..",
                    "javax.sql..",
                    "org.jspecify.annotations..",
                    "org.slf4j..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation.."))
            .because("the core works without Spring, and what it needs every user gets");

    static final ArchRule KEEPS_JACKSON_INSIDE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.burr.serde..", "dev.burr.tracking..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson.."))
            .because("the JSON library stays exchangeable only while no other package knows it");

    private CoreRules() {}
}
