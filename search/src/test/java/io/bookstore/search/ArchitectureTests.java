package io.bookstore.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.bookstore.platform.testing.ArchitectureRules;
import org.springframework.stereotype.Repository;

@AnalyzeClasses(packages = "io.bookstore.search", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchTests houseRules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule repositoriesAreNotPublic =
            classes().that().areAnnotatedWith(Repository.class).should().notBePublic();

    /** Every call goes through one place that knows what an absent Elasticsearch means. */
    @ArchTest
    static final ArchRule onlyOnePackageKnowsHowElasticsearchIsReached = noClasses()
            .that()
            .resideOutsideOfPackage("..search.elasticsearch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.elasticsearch.client..", "co.elastic.clients.transport.rest_client..");

    /** Shoppers' words are never handed to a parser of queries or scripts. */
    @ArchTest
    static final ArchRule noTextIsParsedAsAQuery = noClasses()
            .should()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("QueryStringQuery")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("SimpleQueryString")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("WildcardQuery")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameStartingWith("ScriptQuery");

    /** What is known of books does not depend on how it is searched. */
    @ArchTest
    static final ArchRule projectionKnowsNothingOfElasticsearch = noClasses()
            .that()
            .resideInAPackage("..search.projection..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic..", "..search.elasticsearch..", "..search.index..", "..search.query..");
}
