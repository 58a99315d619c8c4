package io.bookstore.identity.erasure;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.address.AddressBook;
import io.bookstore.identity.credentials.OwnPassword;
import io.bookstore.identity.session.Sessions;
import io.bookstore.identity.throttle.ThrottledAnswers;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** One's own data: a copy of it, and its end. */
@RestController
class OwnDataController {

    private static final Duration FRESH_SIGN_IN = Duration.ofMinutes(15);
    private static final int ALL = 100;
    private static final int EXPORTS_AT_ONCE = 8;

    private final EraseAccount eraseAccount;
    private final ExportAccount exportAccount;
    private final Accounts accounts;
    private final AddressBook addressBook;
    private final Sessions sessions;
    private final OwnPassword ownPassword;
    private final Clock clock;
    private final Semaphore exports = new Semaphore(EXPORTS_AT_ONCE);

    OwnDataController(
            EraseAccount eraseAccount,
            ExportAccount exportAccount,
            Accounts accounts,
            AddressBook addressBook,
            Sessions sessions,
            OwnPassword ownPassword,
            Clock clock) {
        this.eraseAccount = eraseAccount;
        this.exportAccount = exportAccount;
        this.accounts = accounts;
        this.addressBook = addressBook;
        this.sessions = sessions;
        this.ownPassword = ownPassword;
        this.clock = clock;
    }

    record Erasure(@NotNull @Size(max = Passwords.LONGEST) String password) {}

    record Profile(UUID id, String email, String name, List<String> roles, Instant createdAt, Instant updatedAt) {}

    /** @param missing the services that could not be asked; the rest is whole */
    record Export(
            Instant exportedAt,
            Profile account,
            List<?> addresses,
            List<Sessions.Session> sessions,
            Map<String, JsonNode> services,
            List<String> missing) {}

    /** For a sign-in of the last minutes, so that a stolen old session cannot. */
    @DeleteMapping("/v1/me")
    ResponseEntity<?> erase(Caller caller) {
        Account owner = accounts.owner(caller);
        Instant since = clock.instant().minus(FRESH_SIGN_IN);
        boolean fresh = caller.sessionId() != null
                && sessions.beganAfter(owner.id(), UUID.fromString(caller.sessionId()), since);
        return fresh
                ? erased(owner.id())
                : ResponseEntity.of(Problems.of(
                                HttpStatus.FORBIDDEN,
                                "sign-in-again",
                                "Sign in again first",
                                "You signed in a while ago. Sign in again, or give your password to /v1/me/erasure."))
                        .build();
    }

    @PostMapping("/v1/me/erasure")
    ResponseEntity<?> eraseWithPassword(
            @RequestBody @Valid Erasure erasure, Caller caller, HttpServletRequest request) {
        Account owner = accounts.owner(caller);
        return switch (ownPassword.check(owner, erasure.password(), request.getRemoteAddr())) {
            case OwnPassword.Check.Throttled throttled -> ThrottledAnswers.of(throttled.delay());
            case OwnPassword.Check.Wrong wrong ->
                ResponseEntity.of(OwnPassword.wrong()).build();
            case OwnPassword.Check.Right right -> erased(owner.id());
        };
    }

    private ResponseEntity<?> erased(UUID owner) {
        return eraseAccount.erase(owner) == EraseAccount.Outcome.LAST_ADMIN
                ? ResponseEntity.of(lastAdmin()).build()
                : ResponseEntity.noContent().build();
    }

    static org.springframework.http.ProblemDetail lastAdmin() {
        return Problems.of(
                HttpStatus.CONFLICT, "last-admin", "This is the last admin", "Make somebody else an admin first.");
    }

    @GetMapping("/v1/me/export")
    ResponseEntity<?> export(Caller caller) throws InterruptedException {
        Account owner = accounts.owner(caller);
        if (!exports.tryAcquire()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, "5")
                    .body(Problems.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "quota-exceeded",
                            "Too many exports at once",
                            "Try again in a moment."));
        }
        try {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                    .body(everythingOf(owner));
        } finally {
            exports.release();
        }
    }

    private Export everythingOf(Account owner) throws InterruptedException {
        ExportAccount.Elsewhere elsewhere = exportAccount.of(owner.id());
        PageQuery all = new PageQuery(ALL, 0, null);
        return new Export(
                clock.instant(),
                new Profile(
                        owner.id(), owner.email(), owner.name(), owner.roles(), owner.createdAt(), owner.updatedAt()),
                addressBook.of(owner.id()),
                sessions.page(owner.id(), all),
                elsewhere.parts(),
                elsewhere.missing());
    }
}
