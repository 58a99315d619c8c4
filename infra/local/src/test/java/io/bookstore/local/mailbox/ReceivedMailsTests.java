package io.bookstore.local.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceivedMailsTests {

    private final ReceivedMails mails = new ReceivedMails();

    @Test
    void keepsTheLatestMailsNewestFirst() {
        IntStream.rangeClosed(1, ReceivedMails.MOST_MAILS + 3).forEach(number -> add("mail " + number));
        assertThat(mails.newestFirst()).hasSize(ReceivedMails.MOST_MAILS);
        assertThat(mails.newestFirst().getFirst().subject()).isEqualTo("mail " + (ReceivedMails.MOST_MAILS + 3));
        assertThat(mails.newestFirst().getLast().subject()).isEqualTo("mail 4");
        assertThat(mails.find(3)).isEmpty();
        assertThat(mails.find(4)).isPresent();
    }

    @Test
    void dropsOldMailsWhenTheirTextGetsTooLong() {
        add("x".repeat(ReceivedMails.MOST_CHARACTERS / 2));
        add("second");
        add("y".repeat(ReceivedMails.MOST_CHARACTERS / 2));
        assertThat(mails.newestFirst()).extracting(ReceivedMail::id).containsExactly(3L, 2L);
    }

    @Test
    void keepsOneMailHoweverLongItIs() {
        add("first");
        add("x".repeat(ReceivedMails.MOST_CHARACTERS + 1));
        assertThat(mails.newestFirst()).extracting(ReceivedMail::id).containsExactly(2L);
    }

    private void add(String subject) {
        mails.add(id -> new ReceivedMail(
                id, Instant.EPOCH, "shop@bookstore.test", List.of("ada@example.org"), subject, null, null, List.of()));
    }
}
