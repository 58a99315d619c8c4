package io.bookstore.psp.call;

import io.bookstore.psp.memory.Kind;
import io.bookstore.psp.memory.Remembered;

/** The first answer to an idempotency key, which is its id. */
@Kind("answer")
record StoredAnswer(String id, long at, String path, String fingerprint, int status, Packed body, String requestId)
        implements Remembered {

    static StoredAnswer of(String key, long at, String path, String fingerprint, Answer answer, String requestId) {
        return new StoredAnswer(
                key, at, path.intern(), fingerprint, answer.status(), Packed.of(answer.body()), requestId);
    }

    Answer replayed() {
        return new Answer(status, body.text(), requestId);
    }
}
