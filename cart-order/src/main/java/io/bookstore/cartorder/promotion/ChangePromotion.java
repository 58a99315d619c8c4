package io.bookstore.cartorder.promotion;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, replaces and deletes promotions; a change must name the version that it was made from. */
@Component
class ChangePromotion {

    private final Promotions promotions;

    ChangePromotion(Promotions promotions) {
        this.promotions = promotions;
    }

    UUID add(Promotion.Terms terms, UUID by) {
        return promotions.add(terms, by).orElseThrow(ChangePromotion::codeTaken);
    }

    @Transactional
    public void replace(UUID id, @Nullable String ifMatch, Promotion.Terms terms, UUID by) {
        Promotion before = checked(id, ifMatch);
        String code = terms.code();
        if (code != null && promotions.isTaken(code, id)) {
            throw codeTaken();
        }
        Integer most = terms.maxUses();
        if (most != null && most < before.uses()) {
            throw problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "promotion-limit-too-low",
                    "It was used more often already",
                    "It was used " + before.uses() + " times. Set a higher limit, or switch it off.");
        }
        promotions.replace(id, terms, by);
    }

    @Transactional
    public void delete(UUID id, @Nullable String ifMatch, UUID by) {
        checked(id, ifMatch);
        promotions.delete(id, by);
    }

    private Promotion checked(UUID id, @Nullable String ifMatch) {
        Promotion promotion = promotions.lock(id).orElseThrow(ChangePromotion::unknown);
        if (ifMatch == null) {
            throw problem(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if-match-required",
                    "Say which version you have seen",
                    "Send its ETag as If-Match.");
        }
        boolean fits = Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag(promotion.version())));
        if (!fits) {
            throw problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "promotion-changed",
                    "The promotion has changed",
                    "Read it again and repeat your change with its new ETag.");
        }
        return promotion;
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such promotion."));
    }

    private static ProblemException codeTaken() {
        return problem(
                HttpStatus.CONFLICT,
                "promotion-code-taken",
                "This code is taken",
                "Another promotion has it. Choose another code, or change that promotion.");
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
