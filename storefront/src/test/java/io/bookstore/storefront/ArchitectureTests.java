package io.bookstore.storefront;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookstore.platform.testing.ArchitectureRules;
import jakarta.servlet.http.HttpSession;
import org.springframework.web.client.RestClient;

@AnalyzeClasses(packages = "io.bookstore.storefront", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule onlyTheApiPackageCallsTheShop = noClasses()
            .that()
            .resideOutsideOfPackage("..api..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RestClient.class);

    @ArchTest
    static final ArchRule onlyTheShopperPackageTouchesSessions = noClasses()
            .that()
            .resideOutsideOfPackage("..shopper..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(HttpSession.class);

    @ArchTest
    static final ArchRule theApiKnowsNoPages = noClasses()
            .that()
            .resideInAPackage("..storefront.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..storefront.shop..",
                    "..storefront.shopper..",
                    "..storefront.cover..",
                    "..storefront.cart..",
                    "..storefront.checkout..");
}
