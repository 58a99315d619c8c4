package io.bookstore.search.desk;

import io.bookstore.search.desk.QueryRows.PastQuery;
import io.bookstore.search.index.Edits;
import io.bookstore.search.index.TextKeys;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What others looked for, to complete what is being typed. Only texts that at least three different searchers typed on
 * one day, that always led to books, and that hold no long number, are ever shown to somebody else.
 */
@Component
public class PastQueries {

    private static final Logger log = LoggerFactory.getLogger(PastQueries.class);
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5}");

    private final QueryRows rows;
    private volatile List<PastQuery> known = List.of();

    PastQueries(QueryRows rows) {
        this.rows = rows;
    }

    /** Past queries that go on from what is typed, or nearly so when none does; the most frequent first. */
    public List<String> completing(String typed, int most) {
        String beginning = TextKeys.key(typed);
        if (beginning.isEmpty()) {
            return List.of();
        }
        List<String> same = completing(query -> query.startsWith(beginning), beginning, most);
        return same.isEmpty() ? completing(query -> Edits.nearlyBegins(beginning, query), beginning, most) : same;
    }

    private List<String> completing(Predicate<String> goesOn, String beginning, int most) {
        return known.stream()
                .map(PastQuery::query)
                .filter(query -> goesOn.test(query) && !query.equals(beginning))
                .limit(most)
                .toList();
    }

    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "${search.query-log.read-every:60s}")
    void refreshSoon() {
        try {
            refresh();
        } catch (DataAccessException away) {
            log.warn("past queries cannot be read now: {}", away.getMessage());
        }
    }

    void refresh() {
        known = rows.suggestible().stream()
                .filter(past -> !LONG_NUMBER.matcher(past.query()).find())
                .toList();
    }
}
