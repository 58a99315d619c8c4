package io.bookstore.identity.session;

import io.bookstore.identity.throttle.ThrottledAnswers;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in, refresh, sign-out. */
@RestController
class AuthController {

    private final SignIn signIn;

    AuthController(SignIn signIn) {
        this.signIn = signIn;
    }

    record Login(
            @NotNull @Size(max = 254) String email,
            @NotNull @Size(max = 128) String password,
            @Nullable @Size(max = 40) String code) {}

    record Refresh(@NotNull @Size(max = 200) String refreshToken) {}

    record TokenView(String accessToken, String tokenType, long expiresIn, String refreshToken) {}

    @PostMapping("/v1/auth/login")
    ResponseEntity<?> login(@RequestBody @Valid Login login, HttpServletRequest request) {
        return switch (signIn.byPassword(login.email(), login.password(), login.code(), Client.of(request))) {
            case SignInOutcome.Granted granted -> granted(granted);
            case SignInOutcome.Refused refused ->
                refused("login-failed", "The e-mail address or the password is wrong");
            case SignInOutcome.CodeWanted wanted ->
                refused("second-factor-required", "Type the code of your authenticator app as well");
            case SignInOutcome.Throttled throttled -> ThrottledAnswers.of(throttled.delay());
        };
    }

    @PostMapping("/v1/auth/refresh")
    ResponseEntity<?> refresh(@RequestBody @Valid Refresh refresh) {
        Optional<SignInOutcome.Granted> granted = signIn.byRefreshToken(refresh.refreshToken());
        return granted.isPresent() ? granted(granted.get()) : refused("invalid-grant", "Sign in again");
    }

    @PostMapping("/v1/auth/logout")
    ResponseEntity<Void> logout(@RequestBody @Valid Refresh refresh, Caller caller) {
        signIn.out(caller.requireUser(), refresh.refreshToken());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> refused(String problem, String title) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .cacheControl(CacheControl.noStore())
                .body(Problems.of(HttpStatus.UNAUTHORIZED, problem, title, null));
    }

    private static ResponseEntity<?> granted(SignInOutcome.Granted issued) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenView(issued.access(), "Bearer", AccessTokens.LIFE.toSeconds(), issued.refresh()));
    }
}
