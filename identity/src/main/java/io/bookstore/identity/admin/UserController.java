package io.bookstore.identity.admin;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.Place;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for admins. Names and addresses are encrypted, so one is found by its whole address or id. */
@RestController
@RequestMapping("/v1/admin/users")
class UserController {

    private final Accounts accounts;
    private final ChangeUser changeUser;
    private final Audit audit;

    UserController(Accounts accounts, ChangeUser changeUser, Audit audit) {
        this.accounts = accounts;
        this.changeUser = changeUser;
        this.audit = audit;
    }

    record UserView(
            UUID id,
            String email,
            String name,
            List<String> roles,
            String status,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    record Change(@NotBlank @Size(max = 255) String name) {}

    record Roles(
            @NotEmpty @Size(max = 3)
            Set<@NotNull @Pattern(regexp = "customer|staff|admin", message = "must be customer, staff or admin") String>
                    roles) {}

    @GetMapping
    ResponseEntity<Page<UserView>> list(
            @RequestParam(required = false) @Nullable String q, PageQuery page, HttpServletRequest request) {
        if (q == null || q.isBlank()) {
            List<Account> rows = accounts.page(page);
            Page<Account> found = Page.of(rows, accounts.count(), page, Accounts::cursorOf);
            return new Page<>(
                            rows.stream().map(UserController::view).toList(),
                            found.total(),
                            found.limit(),
                            found.offset(),
                            found.nextCursor())
                    .answer(request);
        }
        List<UserView> found = find(q.strip()).stream()
                .map(UserController::view)
                .skip(page.after() == null ? page.offset() : 1)
                .toList();
        return Page.of(found, find(q.strip()).isPresent() ? 1 : 0, page, row -> Place.cursor(row.createdAt(), row.id()))
                .answer(request);
    }

    private Optional<Account> find(String q) {
        try {
            return accounts.byId(UUID.fromString(q));
        } catch (IllegalArgumentException notAnId) {
            return EmailAddress.parse(q).flatMap(accounts::byEmail);
        }
    }

    @GetMapping("/{id}")
    UserView one(@PathVariable UUID id) {
        return view(accounts.byId(id).orElseThrow(UserController::unknown));
    }

    @PatchMapping("/{id}")
    UserView rename(@PathVariable UUID id, @RequestBody @Valid Change change, Caller caller) {
        return changed(id, changeUser.rename(id, change.name().strip(), caller.requireUser()));
    }

    @PutMapping("/{id}/roles")
    UserView setRoles(@PathVariable UUID id, @RequestBody @Valid Roles wanted, Caller caller) {
        return changed(id, changeUser.setRoles(id, wanted.roles(), caller.requireUser()));
    }

    @PostMapping("/{id}/disable")
    UserView disable(@PathVariable UUID id, Caller caller) {
        return changed(id, changeUser.disable(id, caller.requireUser()));
    }

    @PostMapping("/{id}/enable")
    UserView enable(@PathVariable UUID id, Caller caller) {
        return changed(id, changeUser.enable(id, caller.requireUser()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> erase(@PathVariable UUID id, Caller caller) {
        refuse(changeUser.erase(id, caller.requireUser()));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/audit")
    ResponseEntity<Page<Audit.Entry>> audit(@PathVariable UUID id, PageQuery page, HttpServletRequest request) {
        return Page.of(audit.page(id, page), audit.count(id), page, row -> Place.cursor(row.at(), row.id()))
                .answer(request);
    }

    private UserView changed(UUID id, ChangeUser.Outcome outcome) {
        refuse(outcome);
        return one(id);
    }

    private static void refuse(ChangeUser.Outcome outcome) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw unknown();
            case LAST_ADMIN ->
                throw new ProblemException(Problems.of(
                        HttpStatus.CONFLICT,
                        "last-admin",
                        "This is the last admin",
                        "Make somebody else an admin first."));
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such account."));
    }

    private static UserView view(Account account) {
        return new UserView(
                account.id(),
                account.email(),
                account.name(),
                account.roles(),
                account.status().name().toLowerCase(Locale.ROOT),
                account.version(),
                account.createdAt(),
                account.updatedAt());
    }
}
