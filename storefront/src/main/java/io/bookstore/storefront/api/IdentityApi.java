package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

/** Accounts and their tokens. */
public interface IdentityApi {

    /** @param code of the authenticator app, where the account wants one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Credentials(
            String email, String password, @Nullable String code) {

        public Credentials(String email, String password) {
            this(email, password, null);
        }

        @Override
        public String toString() {
            return "Credentials[]";
        }
    }

    record Registration(String email, String password, String name) {
        @Override
        public String toString() {
            return "Registration[]";
        }
    }

    record RefreshToken(String refreshToken) {
        @Override
        public String toString() {
            return "RefreshToken[]";
        }
    }

    record Tokens(String accessToken, long expiresIn, String refreshToken) {
        @Override
        public String toString() {
            return "Tokens[]";
        }
    }

    @PostExchange("/v1/auth/register")
    void register(OnBehalf who, @RequestBody Registration registration);

    record MailedToken(String token) {
        @Override
        public String toString() {
            return "MailedToken[]";
        }
    }

    @PostExchange("/v1/auth/verify-email")
    void verifyEmail(OnBehalf who, @RequestBody MailedToken token);

    /** @param device what the browser calls itself: the owner sees it in the list of devices */
    @PostExchange("/v1/auth/login")
    Tokens login(OnBehalf who, @RequestHeader("User-Agent") String device, @RequestBody Credentials credentials);

    @PostExchange("/v1/auth/refresh")
    Tokens refresh(OnBehalf who, @RequestBody RefreshToken token);

    @PostExchange("/v1/auth/logout")
    void logout(OnBehalf who, @RequestBody RefreshToken token);
}
