package io.bookstore.search.index;

import io.bookstore.platform.ids.Ids;
import io.bookstore.search.index.Target.State;
import io.bookstore.search.projection.ProjectedBooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sees to it that there is an index to search, of the present definition, and that old ones go. */
@Component
class IndexKeeper {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration YOUNG = Duration.ofMinutes(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Targets targets;
    private final Indices indices;
    private final IndexDefinition definition;
    private final ProjectedBooks books;
    private final IndexSettings settings;
    private final Clock clock;

    IndexKeeper(
            Targets targets,
            Indices indices,
            IndexDefinition definition,
            ProjectedBooks books,
            IndexSettings settings,
            Clock clock) {
        this.targets = targets;
        this.indices = indices;
        this.definition = definition;
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    void keep() {
        Optional<Target> known = targets.in(State.LIVE);
        if (known.isEmpty() && indices.aliasExists(settings.name())) {
            buildBesideTheUnknown();
            return;
        }
        Target live = known.orElseGet(this::first);
        if (!indices.exists(live)) {
            books.markAllDirty(); // first: after a crash in between it is done again
            indices.createIfMissing(live);
            log.info("made index {}; all books are written into it", live.name());
        }
        if (!indices.isSearched(live, settings.name())) {
            indices.searchIn(live, settings.name());
        }
        if (!live.definition().equals(definition.fingerprint()) && startBuild()) {
            log.info("the index has a new definition: rebuilding");
        }
        targets.in(State.RETIRED).filter(this::isOld).ifPresent(this::giveUp);
    }

    /** The database is new and Elasticsearch is not: what is searched stays until there is something better. */
    private void buildBesideTheUnknown() {
        if (startBuild()) {
            log.warn("searches are answered by an index that the database does not know; another one is built");
        }
    }

    /**
     * Deletes indexes of ours that nobody writes or searches: left behind by a crash in between, or by a database that
     * was set up anew. Young ones stay, since another replica may be making them.
     */
    void clear() {
        List<String> kept = targets.all().stream().map(Target::name).toList();
        Pattern ours = Pattern.compile(Pattern.quote(settings.name()) + "-(\\d{8}-\\d{6})-[0-9a-f]{4}");
        indices.notSearched(settings.name()).stream()
                .filter(name -> !kept.contains(name))
                .filter(name -> {
                    Matcher form = ours.matcher(name);
                    return form.matches() && isOld(form.group(1));
                })
                .forEach(name -> {
                    indices.delete(name);
                    log.warn("index {} was left behind: deleted", name);
                });
    }

    private boolean isOld(String stamp) {
        return STAMP.parse(stamp, Instant::from).plus(YOUNG).isBefore(clock.instant());
    }

    /** False when one is being built already. */
    boolean startBuild() {
        return targets.add(newName(), State.BUILDING, definition.fingerprint());
    }

    /** Whether searches are answered by some index. */
    boolean isSearchable() {
        return indices.aliasExists(settings.name());
    }

    void giveUp(Target retired) {
        targets.remove(retired); // first, so that nobody writes into what is being deleted
        indices.delete(retired.name());
        log.info("index {} is deleted", retired.name());
    }

    private Target first() {
        targets.add(newName(), State.LIVE, definition.fingerprint());
        return targets.in(State.LIVE).orElseThrow();
    }

    private boolean isOld(Target retired) {
        return Optional.ofNullable(retired.switchedAt())
                .map(at -> at.plus(settings.keepRetired()).isBefore(clock.instant()))
                .orElse(true);
    }

    private String newName() {
        String random = Ids.next().toString().substring(32);
        return settings.name() + "-" + STAMP.format(clock.instant()) + "-" + random;
    }
}
