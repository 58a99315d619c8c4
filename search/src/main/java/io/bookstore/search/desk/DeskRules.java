package io.bookstore.search.desk;

import io.bookstore.platform.problem.Problems.FieldError;
import io.bookstore.search.index.TextKeys;
import io.bookstore.search.projection.ProjectedBooks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What a list must keep to besides its shape. */
@Component
class DeskRules {

    /** A path of our own: {@code //host} and {@code /\host} would lead away from the shop. */
    private static final Pattern PATH = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\\"<>`{}|^]]*");

    private static final Pattern UPWARDS = Pattern.compile("(?i)(?:^|/)(?:\\.|%2e){1,2}(?:/|$|\\?)");

    private final ProjectedBooks books;

    DeskRules(ProjectedBooks books) {
        this.books = books;
    }

    List<FieldError> ofSynonyms(List<String> rules) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            String field = "rules[" + i + "]";
            SynonymRules.problem(rules.get(i)).ifPresent(problem -> errors.add(new FieldError(field, problem)));
        }
        return errors;
    }

    List<FieldError> ofPins(List<Pin> pins) {
        List<FieldError> errors = queries("pins", pins.stream().map(Pin::query).toList());
        Set<UUID> unknown = new HashSet<>(books.unknown(
                pins.stream().flatMap(pin -> pin.bookIds().stream()).toList()));
        for (int i = 0; i < pins.size(); i++) {
            List<UUID> ids = pins.get(i).bookIds();
            String field = "pins[" + i + "].book_ids";
            if (ids.stream().anyMatch(unknown::contains)) {
                errors.add(new FieldError(field, "names a book that there is not"));
            }
            if (ids.stream().distinct().count() < ids.size()) {
                errors.add(new FieldError(field, "names a book twice"));
            }
        }
        return errors;
    }

    List<FieldError> ofRedirects(List<Redirect> redirects) {
        List<FieldError> errors =
                queries("redirects", redirects.stream().map(Redirect::query).toList());
        for (int i = 0; i < redirects.size(); i++) {
            String url = redirects.get(i).url();
            if (!PATH.matcher(url).matches() || UPWARDS.matcher(url).find()) {
                errors.add(new FieldError(
                        "redirects[" + i + "].url", "must be a path of the shop, such as /categories/fiction"));
            }
        }
        return errors;
    }

    private static List<FieldError> queries(String list, List<String> queries) {
        List<FieldError> errors = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < queries.size(); i++) {
            String key = TextKeys.key(queries.get(i));
            if (key.isEmpty()) {
                errors.add(new FieldError(list + "[" + i + "].query", "must have a letter or digit"));
            } else if (!seen.add(key)) {
                errors.add(new FieldError(list + "[" + i + "].query", "is there already"));
            }
        }
        return errors;
    }
}
