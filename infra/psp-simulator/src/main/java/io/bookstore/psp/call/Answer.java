package io.bookstore.psp.call;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What the caller gets; a replay names the request that it repeats. */
record Answer(int status, String body, @Nullable String replayOf) {

    ResponseEntity<String> toResponse() {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
        if (replayOf != null) {
            response.header("Idempotent-Replayed", "true").header("Original-Request", replayOf);
        }
        return response.body(body);
    }
}
