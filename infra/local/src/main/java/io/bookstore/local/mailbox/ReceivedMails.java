package io.bookstore.local.mailbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The latest mails, newest first, in memory: so many, and no more text than a small heap holds. */
final class ReceivedMails {

    static final int MOST_MAILS = 500;
    static final int MOST_CHARACTERS = 4_000_000;

    private final Deque<ReceivedMail> newestFirst = new ArrayDeque<>();
    private long lastId;
    private long characters;

    /** The mail is made with the id it gets. */
    synchronized void add(LongFunction<ReceivedMail> mail) {
        var added = mail.apply(++lastId);
        newestFirst.addFirst(added);
        characters += added.characters();
        while (newestFirst.size() > MOST_MAILS || (characters > MOST_CHARACTERS && newestFirst.size() > 1)) {
            characters -= newestFirst.removeLast().characters();
        }
    }

    synchronized List<ReceivedMail> newestFirst() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<ReceivedMail> find(long id) {
        return newestFirst.stream().filter(mail -> mail.id() == id).findFirst();
    }
}
