package io.bookstore.cartorder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.bookstore.platform.testing.ArchitectureRules;
import org.springframework.stereotype.Repository;

/** Each rule was seen to fail once: see the README. */
@AnalyzeClasses(packages = "io.bookstore.cartorder", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule repositoriesAreNotPublic = ArchRuleDefinition.classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .should()
            .notBePublic();

    /** The machine that carries processes out knows nothing of what they are about. */
    @ArchTest
    static final ArchRule sagasKnowNothingOfOrders = noClasses()
            .that()
            .resideInAPackage("..saga..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..order..", "..settlement..", "..checkout..", "..stock..", "..payment..", "..cart..");

    /** A cart is never a source of money: what is charged comes from an order, and what an order costs from a quote. */
    @ArchTest
    static final ArchRule moneyKnowsNothingOfCarts = noClasses()
            .that()
            .resideInAnyPackage("..order..", "..payment..", "..stock..", "..shipping..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..cart..");

    @ArchTest
    static final ArchRule stepsKnowNoHttp = noClasses()
            .that()
            .haveSimpleNameEndingWith("Step")
            .or()
            .haveSimpleNameEndingWith("Steps")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.web..");
}
