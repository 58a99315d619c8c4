package io.bookstore.identity.session;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes the key of access tokens: by itself once it is old, or when an admin says so. */
@RestController
@RequestMapping("/v1/admin/signing-keys")
class SigningKeyController {

    private final SigningKeys keys;
    private final Duration life;

    SigningKeyController(SigningKeys keys, @Value("${bookstore.identity.signing-key-life:30d}") Duration life) {
        this.keys = keys;
        this.life = life;
    }

    record Keys(List<SigningKeys.Standing> data) {}

    record Rotated(String kid, long signsInSeconds) {}

    @GetMapping
    Keys keys() {
        return new Keys(keys.standings());
    }

    @PostMapping
    ResponseEntity<Rotated> rotate() {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .header("Location", "/v1/admin/signing-keys")
                .body(new Rotated(keys.rotate(), SigningKeys.LEAD.toSeconds()));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void rotateInTime() {
        keys.rotateAfter(life);
    }
}
