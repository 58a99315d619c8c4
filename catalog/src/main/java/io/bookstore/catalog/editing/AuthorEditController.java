package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.draft.NamesDraft;
import io.bookstore.catalog.naming.Contributor;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuthorEditController {

    private final ChangeAuthor changeAuthor;

    AuthorEditController(ChangeAuthor changeAuthor) {
        this.changeAuthor = changeAuthor;
    }

    @PatchMapping(
            path = "/v1/authors/{id}",
            consumes = {MediaTypes.MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    NamesView patch(@PathVariable UUID id, @RequestBody NamesDraft.Input input, Caller caller) {
        NamesDraft names = NamesDraft.check(input);
        try {
            Contributor changed = changeAuthor
                    .change(id, names::applyTo, Actor.of(caller))
                    .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such author.")));
            return new NamesView(changed.id(), changed.name(), changed.otherNames());
        } catch (DuplicateKeyException taken) {
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "name-taken",
                    "Another author has this name",
                    "Put the books of the one under the other instead."));
        }
    }

    record NamesView(UUID id, String name, List<String> otherNames) {}
}
