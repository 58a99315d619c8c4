package io.bookstore.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookstore.platform.testing.ArchitectureRules;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "io.bookstore.catalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule entitiesStayInTheirPackage =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule readersDoNotWrite = noClasses()
            .that()
            .resideInAPackage("..browse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..editing..", "..imports..", "..audit..", "io.bookstore.platform.outbox..");
}
