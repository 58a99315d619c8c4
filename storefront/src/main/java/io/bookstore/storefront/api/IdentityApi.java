package io.bookstore.storefront.api;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** Accounts and their tokens. */
public interface IdentityApi {

    record Credentials(String email, String password) {
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

    @PostExchange("/v1/auth/login")
    Tokens login(OnBehalf who, @RequestBody Credentials credentials);

    @PostExchange("/v1/auth/refresh")
    Tokens refresh(OnBehalf who, @RequestBody RefreshToken token);

    @PostExchange("/v1/auth/logout")
    void logout(OnBehalf who, @RequestBody RefreshToken token);
}
