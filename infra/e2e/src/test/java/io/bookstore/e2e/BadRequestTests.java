package io.bookstore.e2e;

import io.bookstore.platform.testing.RawRequests;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Corpus G from outside: what the gateway lets through must be refused behind it, and nothing may be smuggled. */
class BadRequestTests {

    @TestFactory
    Stream<DynamicTest> whatNoClientWouldSendIsRefusedAtThePublicPort() {
        return new RawRequests(URI.create(TheShop.url()).getPort(), "/v1/books", "/v1/cart").tests();
    }
}
