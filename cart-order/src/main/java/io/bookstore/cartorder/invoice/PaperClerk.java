package io.bookstore.cartorder.invoice;

import io.bookstore.cartorder.paper.PapersDue;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes papers a moment after they become due. Replicas share them out. */
@Component
class PaperClerk {

    private static final Logger log = LoggerFactory.getLogger(PaperClerk.class);

    private final PapersDue due;
    private final WritePapers writePapers;
    private final InvoiceSettings settings;

    PaperClerk(PapersDue due, WritePapers writePapers, InvoiceSettings settings) {
        this.due = due;
        this.writePapers = writePapers;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "${bookstore.invoice.write-every:1s}")
    void write() {
        try {
            while (writePapers.some(settings.atOnce()) == settings.atOnce()) {
                log.debug("more papers wait");
            }
        } catch (RuntimeException failure) {
            log.warn("papers could not be written together; each is tried alone", failure);
            oneByOne();
        }
    }

    /** So that one that cannot be written does not hold up the others. */
    private void oneByOne() {
        for (UUID order : due.waiting(settings.atOnce())) {
            try {
                writePapers.of(order);
            } catch (RuntimeException failure) {
                log.error("a paper of order {} cannot be written", order, failure);
                due.postpone(order, settings.pause());
            }
        }
    }
}
