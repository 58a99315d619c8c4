package io.bookstore.search.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.bookstore.search.elasticsearch.Elasticsearch;
import io.bookstore.search.projection.ProjectedBook;
import io.bookstore.search.projection.ProjectedBooks.Written;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The indexes as Elasticsearch has them. */
@Component
class Indices {

    private static final int CONFLICT = 409;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int LONGEST_PROBLEM = 200;
    private static final int SEGMENTS_WHILE_FILLED = 50;

    private final Elasticsearch elasticsearch;
    private final IndexDefinition definition;

    Indices(Elasticsearch elasticsearch, IndexDefinition definition) {
        this.elasticsearch = elasticsearch;
        this.definition = definition;
    }

    boolean exists(Target target) {
        return aliasExists(target.writeAlias());
    }

    boolean aliasExists(String alias) {
        return elasticsearch.tell(client ->
                client.indices().existsAlias(request -> request.name(alias)).value());
    }

    void create(Target target) {
        elasticsearch.tell(client -> client.indices()
                .create(request -> request.index(target.name())
                        .withJson(new StringReader(definition.json()))
                        .aliases(target.writeAlias(), alias -> alias)));
    }

    /** While nobody searches an index there is no hurry: it fills faster, in larger pieces, merged once at the end. */
    void fillFast(Target target) {
        set(target, "-1", SEGMENTS_WHILE_FILLED);
    }

    /** As the definition has it. */
    void fillAsUsual(Target target) {
        set(target, definition.refreshInterval(), definition.segmentsPerTier());
    }

    private void set(Target target, String refreshInterval, int segmentsPerTier) {
        String settings = """
                {"index": {"refresh_interval": "%s", "merge.policy.segments_per_tier": %d}}""".formatted(refreshInterval, segmentsPerTier);
        elasticsearch.tell(client -> client.indices()
                .putSettings(request -> request.index(target.name()).withJson(new StringReader(settings))));
    }

    /**
     * Has all books put into one segment: a search pays for each segment that it looks into. Writes and searches go on.
     *
     * @return the task that does it
     */
    String merge(Target target) {
        return Objects.requireNonNull(elasticsearch
                .tell(client -> client.indices()
                        .forcemerge(request ->
                                request.index(target.name()).maxNumSegments(1L).waitForCompletion(false)))
                .task());
    }

    boolean isOver(String task) {
        return elasticsearch.tell(
                client -> client.tasks().get(request -> request.taskId(task)).completed());
    }

    void refreshEvery(Target target, String interval) {
        elasticsearch.tell(client -> client.indices()
                .putSettings(request -> request.index(target.name())
                        .settings(settings -> settings.refreshInterval(each -> each.time(interval)))));
    }

    /** From one moment to the next, all searches go to this index. */
    void searchIn(Target target, String alias) {
        elasticsearch.tell(client -> client.indices()
                .updateAliases(request -> request.actions(action -> action.remove(
                                remove -> remove.index("*").alias(alias).mustExist(false)))
                        .actions(action ->
                                action.add(add -> add.index(target.name()).alias(alias)))));
    }

    boolean isSearched(Target target, String alias) {
        return elasticsearch.tell(client -> client.indices()
                .existsAlias(request -> request.index(target.name()).name(alias))
                .value());
    }

    void delete(String name) {
        elasticsearch.tell(
                client -> client.indices().delete(request -> request.index(name).ignoreUnavailable(true)));
    }

    /** The indexes named after an alias that do not stand behind it. */
    List<String> notSearched(String alias) {
        return elasticsearch
                .tell(client -> client.indices().getAlias(request -> request.index(alias + "-*")))
                .result()
                .entrySet()
                .stream()
                .filter(index -> !index.getValue().aliases().containsKey(alias))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All books, also those that are not on sale, after making the latest writes visible. */
    long count(Target target) {
        elasticsearch.tell(client -> client.indices().refresh(request -> request.index(target.name())));
        return elasticsearch.tell(
                client -> client.count(request -> request.index(target.name())).count());
    }

    long count(String alias) {
        return elasticsearch.ask(
                client -> client.count(request -> request.index(alias)).count());
    }

    /** @throws WriteFailed when Elasticsearch could take some of them later, but not now */
    Outcome write(Target target, List<ProjectedBook> rows) {
        List<BulkOperation> operations = rows.stream()
                .map(row -> BulkOperation.of(operation ->
                        operation.<IndexedBook>index(index -> index.id(row.id().toString())
                                .version(row.version())
                                .versionType(VersionType.External)
                                .document(IndexedBook.of(row)))))
                .toList();
        BulkRequest request = BulkRequest.of(
                bulk -> bulk.index(target.writeAlias()).requireAlias(true).operations(operations));
        BulkResponse answer = elasticsearch.tell(client -> client.bulk(request));
        return outcome(target, rows, answer.items());
    }

    private static Outcome outcome(Target target, List<ProjectedBook> rows, List<BulkResponseItem> items) {
        List<Written> written = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            BulkResponseItem item = items.get(i);
            Written row = new Written(rows.get(i).id(), rows.get(i).version());
            if (item.error() == null || item.status() == CONFLICT) {
                written.add(row); // a conflict says that this version, or a newer one, is there already
            } else if (item.status() == BAD_REQUEST) {
                refused.add(new Refused(
                        row, problem(item.error().type(), item.error().reason())));
            } else {
                throw new WriteFailed(
                        target, item.status() == NOT_FOUND, item.error().reason());
            }
        }
        return new Outcome(written, refused);
    }

    /** Without the preview of the value that Elasticsearch adds. */
    private static String problem(@Nullable String type, @Nullable String reason) {
        String text = type + ": " + reason;
        return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) : text;
    }

    /** False when it was there already. */
    boolean createIfMissing(Target target) {
        if (exists(target)) {
            return false;
        }
        try {
            create(target);
            return true;
        } catch (ElasticsearchException refused) {
            if ("resource_already_exists_exception".equals(refused.error().type())) {
                return false; // another replica was faster
            }
            throw refused;
        }
    }

    record Outcome(List<Written> written, List<Refused> refused) {}

    record Refused(Written row, String problem) {}

    /** Some rows could not be written now. */
    static final class WriteFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final boolean indexIsGone;

        WriteFailed(Target target, boolean indexIsGone, String reason) {
            super(target.name() + ": " + reason);
            this.indexIsGone = indexIsGone;
        }

        boolean indexIsGone() {
            return indexIsGone;
        }
    }
}
