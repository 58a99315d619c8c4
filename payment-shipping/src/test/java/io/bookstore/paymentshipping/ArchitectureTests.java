package io.bookstore.paymentshipping;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.bookstore.platform.testing.ArchitectureRules;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "io.bookstore.paymentshipping", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule repositoriesAreNotPublic = ArchRuleDefinition.classes()
            .that()
            .areAnnotatedWith(Repository.class)
            .should()
            .notBePublic();

    /** One package knows Stripe's library, so that another provider can stand beside it. */
    @ArchTest
    static final ArchRule onlyTwoPackagesKnowStripesLibrary = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..paymentshipping.stripe..", "..paymentshipping.webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.stripe..");
}
