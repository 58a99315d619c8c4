package io.bookstore.psp.call;

import io.bookstore.psp.memory.Change;
import io.bookstore.psp.memory.Memory;
import io.bookstore.psp.memory.Oblivion;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Not part of Stripe's API: forgets all idempotency keys, as Stripe may from 24 hours on. */
@RestController
class KeyController {

    private final Memory memory;

    KeyController(Memory memory) {
        this.memory = memory;
    }

    @DeleteMapping("/_simulator/idempotency_keys")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget() {
        var cause = new Change.Cause("idempotency_keys.forget", null, null);
        memory.change(cause, change -> change.keep(Oblivion.of(StoredAnswer.class, change)));
    }
}
