package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.secondfactor.SecondFactors;
import io.bookstore.identity.session.EndSessions;
import io.bookstore.identity.session.TokenRoles;
import io.bookstore.identity.throttle.Attempt;
import io.bookstore.identity.throttle.Throttle;
import io.bookstore.identity.throttle.ThrottledAnswers;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Turning one's second factor on and off. */
@RestController
@RequestMapping("/v1/me/second-factor")
class SecondFactorController {

    private final SecondFactors factors;
    private final OwnPassword ownPassword;
    private final Accounts accounts;
    private final EndSessions sessions;
    private final TokenRoles roles;
    private final Throttle throttle;
    private final MailQueue mail;
    private final TransactionTemplate transaction;

    SecondFactorController(
            SecondFactors factors,
            OwnPassword ownPassword,
            Accounts accounts,
            EndSessions sessions,
            TokenRoles roles,
            Throttle throttle,
            MailQueue mail,
            TransactionTemplate transaction) {
        this.factors = factors;
        this.ownPassword = ownPassword;
        this.accounts = accounts;
        this.sessions = sessions;
        this.roles = roles;
        this.throttle = throttle;
        this.mail = mail;
        this.transaction = transaction;
    }

    /** @param required whether the account gets its rights only with it */
    record State(boolean enabled, boolean required, int recoveryCodesLeft) {}

    record Begin(@NotNull @Size(max = Passwords.LONGEST) String password) {}

    record Secret(String secret, String uri) {}

    record Confirmation(@NotNull @Size(max = 40) String code) {}

    record Codes(List<String> recoveryCodes) {}

    record Off(
            @NotNull @Size(max = Passwords.LONGEST) String password,
            @NotNull @Size(max = 40) String code) {}

    @GetMapping
    State state(Caller caller) {
        Account owner = accounts.owner(caller);
        return new State(
                factors.isOn(owner.id()), roles.needSecondFactor(owner), factors.recoveryCodesLeft(owner.id()));
    }

    @PostMapping
    ResponseEntity<?> begin(@RequestBody @Valid Begin begin, Caller caller, HttpServletRequest request) {
        Account owner = accounts.owner(caller);
        return withPassword(owner, begin.password(), request, () -> {
            Optional<String> secret = factors.begin(owner.id());
            if (secret.isEmpty()) {
                return ResponseEntity.of(Problems.of(
                                HttpStatus.CONFLICT,
                                "second-factor-on",
                                "The second factor is on already",
                                "Turn it off first to connect another app."))
                        .build();
            }
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new Secret(secret.get(), uri(owner.email(), secret.get())));
        });
    }

    @PostMapping("/confirm")
    ResponseEntity<?> confirm(@RequestBody @Valid Confirmation typed, Caller caller, HttpServletRequest request) {
        Account owner = accounts.owner(caller);
        return withCode(owner.id(), request, () -> {
            Optional<List<String>> codes = transaction.execute(active -> {
                Optional<List<String>> given = factors.confirm(owner.id(), typed.code());
                if (given.isPresent()) {
                    sessions.others(owner.id(), session(caller), "second-factor");
                    mail.queue("second-factor-on:" + Ids.next(), "second-factor-on", owner.id());
                }
                return given;
            });
            return codes.map(Codes::new);
        });
    }

    @PostMapping("/off")
    ResponseEntity<?> off(@RequestBody @Valid Off off, Caller caller, HttpServletRequest request) {
        Account owner = accounts.owner(caller);
        return withPassword(
                owner,
                off.password(),
                request,
                () -> withCode(owner.id(), request, () -> {
                    boolean done = Boolean.TRUE.equals(transaction.execute(active -> {
                        boolean right = factors.accepts(owner.id(), off.code());
                        if (right) {
                            factors.turnOff(owner.id());
                            sessions.others(owner.id(), session(caller), "second-factor");
                            mail.queue("second-factor-off:" + Ids.next(), "second-factor-off", owner.id());
                        }
                        return right;
                    }));
                    return done ? Optional.of(new State(false, roles.needSecondFactor(owner), 0)) : Optional.empty();
                }));
    }

    private ResponseEntity<?> withPassword(
            Account owner, String password, HttpServletRequest request, Supplier<ResponseEntity<?>> then) {
        return switch (ownPassword.check(owner, password, request.getRemoteAddr())) {
            case OwnPassword.Check.Throttled throttled -> ThrottledAnswers.of(throttled.delay());
            case OwnPassword.Check.Wrong wrong ->
                ResponseEntity.of(OwnPassword.wrong()).build();
            case OwnPassword.Check.Right right -> then.get();
        };
    }

    private ResponseEntity<?> withCode(UUID owner, HttpServletRequest request, Supplier<Optional<?>> attempt) {
        Attempt tried = new Attempt("code of " + owner, request.getRemoteAddr());
        Optional<Duration> delay = throttle.delay(tried);
        if (delay.isPresent()) {
            return ThrottledAnswers.of(delay.get());
        }
        Optional<?> result = attempt.get();
        if (result.isPresent()) {
            return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(result.get());
        }
        throttle.failed(tried);
        return ResponseEntity.of(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "wrong-code",
                        "This code is not right",
                        "Type the code that your app shows now. Each code works once."))
                .build();
    }

    private static String uri(String email, String secret) {
        String label =
                URLEncoder.encode("Bookstore:" + email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + label + "?secret=" + secret + "&issuer=Bookstore";
    }

    private static @org.jspecify.annotations.Nullable UUID session(Caller caller) {
        String session = caller.sessionId();
        return session == null ? null : UUID.fromString(session);
    }
}
