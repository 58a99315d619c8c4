package io.bookstore.platform.testing;

import static com.tngtech.archunit.lang.conditions.ArchConditions.notBePublic;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/**
 * The house rules that every service keeps. A service runs them by
 * {@code @AnalyzeClasses(packages = "io.bookstore.<service>", importOptions = DoNotIncludeTests.class)} and
 * {@code @ArchTest static final ArchTests rules = ArchTests.in(ArchitectureRules.class)}.
 */
public final class ArchitectureRules {

    private static final Set<String> HOUSE_WORDS = Set.of("Impl", "Util", "Utils", "Helper", "Manager");

    /** A controller is the edge of its package: nothing calls it but Spring. */
    @ArchTest
    static final ArchRule controllersAreNotPublic = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .or()
            .areAnnotatedWith(Controller.class)
            .should(notBePublic())
            .allowEmptyShould(true);

    /** Time comes from an injected {@link Clock}. */
    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            fields().should().notBeAnnotatedWith(Autowired.class).allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = classes().should(haveNoEmptyName());

    /** State that is not final belongs into a database, or is guarded and private. */
    @ArchTest
    static final ArchRule noPublicMutableFields = fields().that()
            .arePublic()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    private static ArchCondition<JavaClass> haveNoEmptyName() {
        return new ArchCondition<>("have a name without Impl, Util, Helper or Manager") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean empty = HOUSE_WORDS.stream().anyMatch(type.getSimpleName()::endsWith);
                events.add(new SimpleConditionEvent(type, !empty, type.getFullName() + " has an empty name"));
            }
        };
    }
}
