package io.bookstore.search.desk;

import io.bookstore.search.index.TextKeys;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What staff say about a text that is looked for. Kept in memory; every replica sees a change within two seconds, and
 * goes on with what it knows while the database is away.
 */
@Component
public class SearchDesk {

    private static final Logger log = LoggerFactory.getLogger(SearchDesk.class);

    private final DeskLists lists;
    private volatile Known known = new Known(Map.of(), SynonymRules.NONE, Map.of(), Map.of());

    SearchDesk(DeskLists lists) {
        this.lists = lists;
    }

    /** The texts that this one may stand for; itself alone when no synonym is known. */
    public List<String> readings(String text) {
        return known.synonyms().readings(text);
    }

    /** Books to put on top, in order. */
    public List<UUID> pinned(String text) {
        return known.pins().getOrDefault(TextKeys.key(text), List.of());
    }

    /** A path of the shop to go to instead of a list of hits. */
    public @Nullable String redirect(String text) {
        return known.redirects().get(TextKeys.key(text));
    }

    @Scheduled(fixedDelayString = "${search.desk.refresh:1s}")
    void refreshSoon() {
        try {
            refresh();
        } catch (DataAccessException away) {
            log.warn("the lists of the search desk cannot be read now: {}", away.getMessage());
        }
    }

    synchronized void refresh() {
        Map<String, Long> versions = lists.versions();
        if (!versions.equals(known.versions())) {
            known = new Known(
                    versions,
                    SynonymRules.of(lists.read(DeskKind.SYNONYMS, String.class).entries()),
                    lists.read(DeskKind.PINS, Pin.class).entries().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    pin -> TextKeys.key(pin.query()), Pin::bookIds, (one, other) -> one)),
                    lists.read(DeskKind.REDIRECTS, Redirect.class).entries().stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    redirect -> TextKeys.key(redirect.query()), Redirect::url, (one, other) -> one)));
        }
    }

    private record Known(
            Map<String, Long> versions,
            SynonymRules synonyms,
            Map<String, List<UUID>> pins,
            Map<String, String> redirects) {}
}
