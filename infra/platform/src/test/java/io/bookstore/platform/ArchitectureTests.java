package io.bookstore.platform;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.bookstore.platform.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.bookstore.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests house = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final com.tngtech.archunit.lang.ArchRule packagesFormNoCycles = SlicesRuleDefinition.slices()
            .matching("io.bookstore.platform.(*)..")
            .should()
            .beFreeOfCycles();
}
