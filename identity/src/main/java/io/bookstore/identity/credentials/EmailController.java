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
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Another e-mail address. */
@RestController
class EmailController {

    private final ChangeEmail changeEmail;
    private final OwnPassword ownPassword;
    private final Accounts accounts;
    private final EvenPace pace;

    EmailController(ChangeEmail changeEmail, OwnPassword ownPassword, Accounts accounts, EvenPace pace) {
        this.changeEmail = changeEmail;
        this.ownPassword = ownPassword;
        this.accounts = accounts;
        this.pace = pace;
    }

    record Change(
            @NotNull String email,
            @NotNull @Size(max = Passwords.LONGEST) String password) {}

    record Confirmation(@NotBlank @Size(max = 200) String token) {}

    record Status(String status) {}

    @PostMapping("/v1/me/email")
    ResponseEntity<?> change(@RequestBody @Valid Change change, Caller caller, HttpServletRequest request) {
        EmailAddress email = EmailAddress.parse(change.email())
                .orElseThrow(() -> new ProblemException(Problems.invalid("email", "is not an e-mail address")));
        Account owner = accounts.owner(caller);
        return switch (ownPassword.check(owner, change.password(), request.getRemoteAddr())) {
            case OwnPassword.Check.Throttled throttled -> ThrottledAnswers.of(throttled.delay());
            case OwnPassword.Check.Wrong wrong ->
                ResponseEntity.of(PasswordController.wrongPassword()).build();
            case OwnPassword.Check.Right right ->
                pace.keep(() -> {
                    changeEmail.ask(owner, email);
                    return ResponseEntity.accepted().body(new Status("accepted"));
                });
        };
    }

    /** {@code waiting} until the other address has confirmed as well. */
    @PostMapping("/v1/auth/confirm-email")
    ResponseEntity<?> confirm(@RequestBody @Valid Confirmation link) {
        ChangeEmail.Progress progress = changeEmail.confirm(link.token());
        return progress == ChangeEmail.Progress.WORN_LINK
                ? ResponseEntity.of(PasswordController.wornLink("Start the change again on your account page."))
                        .build()
                : ResponseEntity.ok(new Status(progress.name().toLowerCase(Locale.ROOT)));
    }
}
