package io.bookstore.identity.mail;

import io.bookstore.identity.mail.Choices.Choice;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Notices in the shop, what people want to hear of, and letters of the staff. */
@RestController
class NoticeController {

    private final Notices notices;
    private final Choices choices;
    private final Broadcasts broadcasts;

    NoticeController(Notices notices, Choices choices, Broadcasts broadcasts) {
        this.notices = notices;
        this.choices = choices;
        this.broadcasts = broadcasts;
    }

    record Wanted(@NotNull Boolean mail, @NotNull Boolean inApp) {

        Choice choice() {
            return new Choice(mail, inApp);
        }

        static Wanted of(Choice choice) {
            return new Wanted(choice.mail(), choice.inApp());
        }
    }

    record Settings(
            @NotNull @Valid Wanted orders, @NotNull @Valid Wanted news) {}

    record Letter(
            @Nullable UUID userId,

            @Nullable @Pattern(regexp = "everybody|customers|staff", message = "must be everybody, customers or staff")
            String segment,

            @NotBlank @Size(max = 150) @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line of text")
            String subject,

            @NotBlank @Size(max = 10_000) String body) {}

    record Accepted(UUID id, String status) {}

    @GetMapping("/v1/notifications")
    ResponseEntity<Page<Notices.Notice>> mine(PageQuery page, Caller caller, HttpServletRequest request) {
        UUID owner = caller.requireUser();
        return Page.of(notices.page(owner, page), notices.count(owner), page, Notices::cursorOf)
                .answer(request);
    }

    @PostMapping("/v1/notifications/{id}/read")
    ResponseEntity<ProblemDetail> read(@PathVariable UUID id, Caller caller) {
        return notices.read(caller.requireUser(), id)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.of(Problems.notFound("You have no such notice."))
                        .build();
    }

    @GetMapping("/v1/me/notification-settings")
    Settings settings(Caller caller) {
        UUID owner = caller.requireUser();
        return new Settings(Wanted.of(choices.of(owner, Topic.ORDERS)), Wanted.of(choices.of(owner, Topic.NEWS)));
    }

    @PutMapping("/v1/me/notification-settings")
    Settings choose(@RequestBody @Valid Settings wanted, Caller caller) {
        UUID owner = caller.requireUser();
        choices.set(owner, Topic.ORDERS, wanted.orders().choice());
        choices.set(owner, Topic.NEWS, wanted.news().choice());
        return settings(caller);
    }

    @PostMapping("/v1/notifications")
    ResponseEntity<?> send(@RequestBody @Valid Letter letter, Caller caller) {
        UUID user = letter.userId();
        String segment = letter.segment();
        if ((user == null) == (segment == null)) {
            return ResponseEntity.of(Problems.invalid("segment", "or user_id must be given, and not both"))
                    .build();
        }
        UUID id = user != null
                ? broadcasts.toOne(user, letter.subject(), letter.body())
                : broadcasts.toMany(String.valueOf(segment), letter.subject(), letter.body(), caller.requireUser());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header("Location", "/v1/notifications")
                .body(new Accepted(id, "accepted"));
    }
}
