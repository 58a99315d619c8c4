package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.EvenPace;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.throttle.ThrottledAnswers;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A forgotten password and a new one. */
@RestController
class PasswordController {

    private final ResetPassword resetPassword;
    private final SetPassword setPassword;
    private final OwnPassword ownPassword;
    private final Passwords passwords;
    private final Accounts accounts;
    private final EvenPace pace;
    private final TransactionTemplate transaction;

    PasswordController(
            ResetPassword resetPassword,
            SetPassword setPassword,
            OwnPassword ownPassword,
            Passwords passwords,
            Accounts accounts,
            EvenPace pace,
            TransactionTemplate transaction) {
        this.resetPassword = resetPassword;
        this.setPassword = setPassword;
        this.ownPassword = ownPassword;
        this.passwords = passwords;
        this.accounts = accounts;
        this.pace = pace;
        this.transaction = transaction;
    }

    record Forgotten(@NotNull String email) {}

    record Accepted(String status) {}

    record Chosen(
            @NotBlank @Size(max = 200) String token,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password) {}

    record Change(
            @NotNull @Size(max = Passwords.LONGEST) String currentPassword,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String newPassword) {}

    @PostMapping("/v1/auth/password-reset")
    ResponseEntity<Accepted> forgotten(@RequestBody @Valid Forgotten forgotten) {
        EmailAddress email = EmailAddress.parse(forgotten.email())
                .orElseThrow(() -> new ProblemException(Problems.invalid("email", "is not an e-mail address")));
        return pace.keep(() -> {
            resetPassword.ask(email);
            return ResponseEntity.accepted().body(new Accepted("accepted"));
        });
    }

    @PostMapping("/v1/auth/password-reset/confirm")
    ResponseEntity<ProblemDetail> choose(@RequestBody @Valid Chosen chosen) {
        return switch (resetPassword.choose(chosen.token(), chosen.password())) {
            case ResetPassword.Outcome.Done done -> ResponseEntity.noContent().build();
            case ResetPassword.Outcome.WornLink worn ->
                ResponseEntity.of(wornLink("Ask for a new one.")).build();
            case ResetPassword.Outcome.Weak weak ->
                ResponseEntity.of(Problems.invalid("password", weak.objection()))
                        .build();
        };
    }

    @PostMapping("/v1/me/password")
    ResponseEntity<ProblemDetail> change(@RequestBody @Valid Change change, Caller caller, HttpServletRequest request) {
        Account owner = accounts.owner(caller);
        return switch (ownPassword.check(owner, change.currentPassword(), request.getRemoteAddr())) {
            case OwnPassword.Check.Throttled throttled -> ThrottledAnswers.of(throttled.delay());
            case OwnPassword.Check.Wrong wrong ->
                ResponseEntity.of(wrongPassword()).build();
            case OwnPassword.Check.Right right -> changed(owner, change.newPassword(), session(caller));
        };
    }

    private ResponseEntity<ProblemDetail> changed(Account owner, String password, @Nullable UUID session) {
        Optional<String> objection = setPassword.objection(owner, password);
        if (objection.isPresent()) {
            return ResponseEntity.of(Problems.invalid("new_password", objection.get()))
                    .build();
        }
        String hash = passwords.hash(password);
        transaction.executeWithoutResult(active -> setPassword.set(owner.id(), hash, session, "password-change"));
        return ResponseEntity.noContent().build();
    }

    static ProblemDetail wrongPassword() {
        return Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "wrong-password",
                "This is not your password",
                "Type the password that you sign in with.");
    }

    static ProblemDetail wornLink(String advice) {
        return Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "link-not-valid",
                "This link does not work any more",
                "It was used already or is too old. " + advice);
    }

    private static @Nullable UUID session(Caller caller) {
        String session = caller.sessionId();
        return session == null ? null : UUID.fromString(session);
    }
}
