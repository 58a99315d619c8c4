package io.bookstore.cartorder.remote;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/** A call to another service whose every failure is one {@link RemoteFailure}. */
public final class RemoteCall {

    private RemoteCall() {}

    public static <T> T to(String service, Supplier<? extends @Nullable T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (RestClientException failure) {
            throw new RemoteFailure(service, failure);
        }
        if (answer == null) {
            throw new RemoteFailure(service, "the answer is empty");
        }
        return answer;
    }
}
