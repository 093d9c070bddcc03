package dev.burr.spring.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** Rules that hold in burr-spring-boot-starter only. */
final class StarterRules {
    private static final String NO_API = "an auto-configuration is no API: users replace its beans, not its code";

    static final ArchRule AUTO_CONFIGURATIONS_ARE_FINAL = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .because(NO_API);

    static final ArchRule AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_METHODS = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePublic()
            .because(NO_API);

    /** Most have no field at all. */
    static final ArchRule AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_FIELDS = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePublic()
            .because(NO_API)
            .allowEmptyShould(true);

    static final ArchRule BEANS_ARE_NAMED_AFTER_BURR = methods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .haveNameStartingWith("burr")
            .because(
                    "a service has beans called 'trackingClient' or 'traceIds' of its own, and two of a name don't start");

    static final ArchRule BEAN_METHODS_NAME_OPTIONAL_CLASSES = noMethods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .beAnnotatedWith(DescribedPredicate.describe(
                    "@ConditionalOnClass with a class instead of its name", StarterRules::isConditionalOnClassItself))
            .because(
                    "Spring reads annotations of methods by reflection, and warns at each start of a class that is not there");

    static final ArchRule NOTHING_IS_SCANNED = noClasses()
            .should()
            .beMetaAnnotatedWith(ComponentScan.class)
            .because("a scan of ours would find what a service did not ask for");

    private static boolean isConditionalOnClassItself(JavaAnnotation<?> annotation) {
        return annotation.getRawType().isEquivalentTo(ConditionalOnClass.class)
                && annotation
                        .get("value")
                        .map(classes -> ((Object[]) classes).length > 0)
                        .orElse(false);
    }

    private StarterRules() {}
}
