package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;
import tools.jackson.databind.JsonNode;

/** What people do with their own account. */
public interface AccountApi {

    record Forgotten(String email) {}

    record Chosen(String token, String password) {
        @Override
        public String toString() {
            return "Chosen[]";
        }
    }

    record PasswordChange(String currentPassword, String newPassword) {
        @Override
        public String toString() {
            return "PasswordChange[]";
        }
    }

    record EmailChange(String email, String password) {
        @Override
        public String toString() {
            return "EmailChange[]";
        }
    }

    record MailedToken(String token) {
        @Override
        public String toString() {
            return "MailedToken[]";
        }
    }

    record Progress(String status) {}

    record Password(String password) {
        @Override
        public String toString() {
            return "Password[]";
        }
    }

    record Session(String id, @Nullable String device, boolean current, Instant createdAt, Instant lastUsedAt) {}

    /** @param id null while it is not kept yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SavedAddress(
            @Nullable String id,
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String country,
            boolean preferred) {}

    /** @param required whether rights of staff come only with it */
    record FactorState(boolean enabled, boolean required, int recoveryCodesLeft) {}

    record Secret(String secret, String uri) {
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    record Code(String code) {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    record PasswordAndCode(String password, String code) {
        @Override
        public String toString() {
            return "PasswordAndCode[]";
        }
    }

    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    @GetExchange("/v1/me/second-factor")
    FactorState secondFactor(OnBehalf who);

    @PostExchange("/v1/me/second-factor")
    Secret beginSecondFactor(OnBehalf who, @RequestBody Password password);

    @PostExchange("/v1/me/second-factor/confirm")
    RecoveryCodes confirmSecondFactor(OnBehalf who, @RequestBody Code code);

    @PostExchange("/v1/me/second-factor/off")
    FactorState secondFactorOff(OnBehalf who, @RequestBody PasswordAndCode both);

    @PostExchange("/v1/auth/password-reset")
    void forgot(OnBehalf who, @RequestBody Forgotten forgotten);

    @PostExchange("/v1/auth/password-reset/confirm")
    void choose(OnBehalf who, @RequestBody Chosen chosen);

    @PostExchange("/v1/auth/verify-email/resend")
    void resend(OnBehalf who, @RequestBody Forgotten waiting);

    @PostExchange("/v1/auth/confirm-email")
    Progress confirmEmail(OnBehalf who, @RequestBody MailedToken token);

    @PostExchange("/v1/me/password")
    void changePassword(OnBehalf who, @RequestBody PasswordChange change);

    @PostExchange("/v1/me/email")
    void changeEmail(OnBehalf who, @RequestBody EmailChange change);

    @GetExchange("/v1/me/sessions?limit=100")
    Listing<Session> sessions(OnBehalf who);

    @DeleteExchange("/v1/me/sessions/{id}")
    void endSession(OnBehalf who, @PathVariable String id);

    @DeleteExchange("/v1/me/sessions")
    void endOtherSessions(OnBehalf who);

    @GetExchange("/v1/me/addresses?limit=100")
    Listing<SavedAddress> addresses(OnBehalf who);

    @GetExchange("/v1/me/addresses/{id}")
    SavedAddress address(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/me/addresses")
    void addAddress(OnBehalf who, @RequestBody SavedAddress address);

    @PutExchange("/v1/me/addresses/{id}")
    void changeAddress(OnBehalf who, @PathVariable String id, @RequestBody SavedAddress address);

    @DeleteExchange("/v1/me/addresses/{id}")
    void deleteAddress(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/me/export")
    JsonNode export(OnBehalf who);

    @PostExchange("/v1/me/erasure")
    void erase(OnBehalf who, @RequestBody Password password);
}
