package io.bookstore.catalog.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes pictures that no book shows any more, some time after the last page that named them was made. */
@Component
class SweepPictures {

    private static final Logger log = LoggerFactory.getLogger(SweepPictures.class);
    private static final int AT_ONCE = 100;

    private final BookImages images;
    private final Pictures pictures;
    private final ImageSettings settings;
    private final TransactionTemplate transaction;

    SweepPictures(BookImages images, Pictures pictures, ImageSettings settings, TransactionTemplate transaction) {
        this.images = images;
        this.pictures = pictures;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        try {
            int swept = 0;
            while (swept < AT_ONCE && Boolean.TRUE.equals(transaction.execute(status -> sweepOne()))) {
                swept++;
            }
        } catch (UncheckedIOException unreachable) {
            log.warn("dropped pictures stay for now", unreachable);
        }
    }

    private boolean sweepOne() {
        return images.lockDropped(settings.keepDropped())
                .map(image -> {
                    try {
                        pictures.delete(image);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                    images.keep(image);
                    return true;
                })
                .orElse(false);
    }
}
