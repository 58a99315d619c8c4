package io.bookstore.storefront.cover;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.shopper.Shopper;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

@Controller
class CoverController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final CacheControl A_WHILE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(30)).cachePublic();

    private final Covers covers;

    CoverController(Covers covers) {
        this.covers = covers;
    }

    @GetMapping("/covers/{bookId:[0-9a-fA-F-]{36}}.svg")
    @Nullable
    ResponseEntity<String> cover(
            @PathVariable String bookId,
            @RequestParam(required = false) @Nullable String v,
            Shopper shopper,
            WebRequest request) {
        try {
            CoverText text = covers.photo(bookId).isPresent()
                    ? null
                    : covers.find(bookId, shopper.anyone()).orElse(null);
            Optional<String> photo = covers.photo(bookId);
            if (photo.isPresent()) return elsewhere(photo.get());
            if (text == null) return plain(bookId);
            String version = Covers.version(text);
            // weak, because a strong one would keep Tomcat from compressing
            if (request.checkNotModified("W/\"" + version + "\"")) return null;
            return answer(covers.drawn(text), version.equals(v) ? FOR_EVER : A_WHILE);
        } catch (ApiProblem | ApiDown unknown) {
            return plain(bookId);
        }
    }

    @GetMapping("/covers/none.svg")
    ResponseEntity<String> none() {
        return plain("none");
    }

    /** Lines of carts and orders know only the book's id; here they learn of its picture. */
    private static ResponseEntity<String> elsewhere(String photo) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(photo))
                .cacheControl(BRIEFLY)
                .build();
    }

    /** A cover without words: an order may show a book that is no longer in the catalogue. */
    private ResponseEntity<String> plain(String seed) {
        return answer(covers.drawn(new CoverText(seed, " ", null, "", List.of(), "")), BRIEFLY);
    }

    private static ResponseEntity<String> answer(String svg, CacheControl life) {
        return ResponseEntity.ok().contentType(SVG).cacheControl(life).body(svg);
    }
}
