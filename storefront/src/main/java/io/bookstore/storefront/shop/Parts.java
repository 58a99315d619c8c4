package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Fetches the parts of a page side by side; a part whose service rests is left out and the page still shows. */
@Component
public final class Parts {

    private static final Logger log = LoggerFactory.getLogger(Parts.class);
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("page-part").start(task);

    /** A part that is under way. */
    public static final class Part<T> {
        private final CompletableFuture<Optional<T>> result;

        private Part(CompletableFuture<Optional<T>> result) {
            this.result = result;
        }

        /** Empty when it could not be had. */
        public Optional<T> get() {
            try {
                return result.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    public <T> Part<T> begin(String name, Supplier<T> fetch) {
        return new Part<>(CompletableFuture.supplyAsync(() -> now(name, fetch), THREADS));
    }

    public <T> Optional<T> now(String name, Supplier<T> fetch) {
        try {
            return Optional.ofNullable(fetch.get());
        } catch (ApiProblem | ApiDown | RestClientException e) {
            log.warn("the page goes without its {}: {}", name, e.getMessage());
            return Optional.empty();
        }
    }
}
