package io.bookstore.identity.account;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Registration, the mailed link, and one's own account. */
@RestController
class AccountController {

    private final Register register;
    private final Accounts accounts;
    private final MailedTokens mailedTokens;
    private final CommonPasswords common;
    private final EvenPace pace;

    AccountController(
            Register register, Accounts accounts, MailedTokens mailedTokens, CommonPasswords common, EvenPace pace) {
        this.common = common;
        this.pace = pace;
        this.register = register;
        this.accounts = accounts;
        this.mailedTokens = mailedTokens;
    }

    record Registration(
            @NotNull String email,

            @NotNull @Size(min = Passwords.SHORTEST, max = Passwords.LONGEST)
            String password,

            @NotBlank @Size(max = 255) String name) {}

    record Accepted(String status) {}

    record Resend(@NotNull String email) {}

    record Verification(@NotBlank @Size(max = 200) String token) {}

    record Change(@NotBlank @Size(max = 255) String name) {}

    record Me(UUID id, String email, String name, List<String> roles, Instant createdAt, Instant updatedAt) {}

    record Contact(UUID id, String email, String name) {}

    @PostMapping("/v1/auth/register")
    ResponseEntity<Accepted> register(@RequestBody @Valid Registration wanted) {
        EmailAddress email = EmailAddress.parse(wanted.email())
                .orElseThrow(() -> new ProblemException(Problems.invalid("email", "is not an e-mail address")));
        common.objection(wanted.password(), email.text(), wanted.name()).ifPresent(objection -> {
            throw new ProblemException(Problems.invalid("password", objection));
        });
        return pace.keep(() -> {
            register.customer(email, wanted.password(), wanted.name().strip());
            return ResponseEntity.accepted().body(new Accepted("accepted"));
        });
    }

    @PostMapping("/v1/auth/verify-email/resend")
    ResponseEntity<Accepted> resend(@RequestBody @Valid Resend wanted) {
        EmailAddress email = EmailAddress.parse(wanted.email())
                .orElseThrow(() -> new ProblemException(Problems.invalid("email", "is not an e-mail address")));
        return pace.keep(() -> {
            register.resendVerification(email);
            return ResponseEntity.accepted().body(new Accepted("accepted"));
        });
    }

    @PostMapping("/v1/auth/verify-email")
    @Transactional
    public ResponseEntity<Void> verifyEmail(@RequestBody @Valid Verification link) {
        UUID owner = mailedTokens
                .redeem(link.token(), MailedTokens.Purpose.VERIFY_EMAIL)
                .orElseThrow(() -> new ProblemException(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "link-not-valid",
                        "This link does not work any more",
                        "It was used already or is older than a day. Ask for a new one on the sign-in page.")));
        accounts.activate(owner);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/v1/me")
    Me me(Caller caller) {
        return view(accounts.owner(caller));
    }

    @PatchMapping("/v1/me")
    Me change(@RequestBody @Valid Change change, Caller caller) {
        accounts.rename(accounts.owner(caller).id(), change.name().strip());
        return view(accounts.owner(caller));
    }

    @GetMapping("/internal/users/{id}")
    Contact contact(@PathVariable UUID id) {
        Account account = accounts.byId(id)
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such account.")));
        return new Contact(account.id(), account.email(), account.name());
    }

    private static Me view(Account account) {
        return new Me(
                account.id(),
                account.email(),
                account.name(),
                account.roles(),
                account.createdAt(),
                account.updatedAt());
    }
}
