package io.bookstore.identity.session;

import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
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
            @NotNull @Size(max = 128) String password) {}

    record Refresh(@NotNull @Size(max = 200) String refreshToken) {}

    record TokenView(String accessToken, String tokenType, long expiresIn, String refreshToken) {}

    @PostMapping("/v1/auth/login")
    ResponseEntity<?> login(@RequestBody @Valid Login login) {
        return answer(
                signIn.byPassword(login.email(), login.password()),
                "login-failed",
                "The e-mail address or the password is wrong");
    }

    @PostMapping("/v1/auth/refresh")
    ResponseEntity<?> refresh(@RequestBody @Valid Refresh refresh) {
        return answer(signIn.byRefreshToken(refresh.refreshToken()), "invalid-grant", "Sign in again");
    }

    @PostMapping("/v1/auth/logout")
    ResponseEntity<Void> logout(@RequestBody @Valid Refresh refresh, Caller caller) {
        signIn.out(caller.requireUser(), refresh.refreshToken());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<?> answer(Optional<SignIn.Tokens> tokens, String problem, String title) {
        if (tokens.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                    .cacheControl(CacheControl.noStore())
                    .body(Problems.of(HttpStatus.UNAUTHORIZED, problem, title, null));
        }
        SignIn.Tokens issued = tokens.get();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenView(issued.access(), "Bearer", AccessTokens.LIFE.toSeconds(), issued.refresh()));
    }
}
