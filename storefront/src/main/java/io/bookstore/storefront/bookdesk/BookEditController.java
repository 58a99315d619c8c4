package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.bookdesk.EditPage.Attempt;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing books down and editing them. What somebody else saved meanwhile is never overwritten unseen. */
@Controller
class BookEditController {

    private static final String BOOK = "/admin/books/{id:[0-9a-fA-F-]{36}}";
    private static final String NEW = "/admin/books/new";

    private static final Map<String, String> COVER_PROBLEMS = Map.of(
            "type", "Choose a picture in JPEG, PNG, WebP or GIF.",
            "size", "The picture is larger than 10 MB. Make it smaller and send it again.",
            "address", "Enter an address that begins with https://.",
            "refused", "The picture could not be used. Check that it opens in a browser and is no larger than 10 MB.");

    private final DeskBooks books;
    private final BackOfficeApi backOffice;
    private final EditPage page;

    BookEditController(DeskBooks books, BackOfficeApi backOffice, EditPage page) {
        this.books = books;
        this.backOffice = backOffice;
        this.page = page;
    }

    @GetMapping(NEW)
    String begin(Model model, Shopper shopper) {
        return page.ofNew(new Attempt(BookForm.empty(), Map.of(), null), model, shopper);
    }

    @PostMapping(NEW)
    String create(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        BookForm form = BookForm.of(sent);
        Map<String, String> errors = form.errors();
        if (errors.isEmpty()) {
            try {
                Book made = shopper.asAccount(who -> backOffice.create(who, form.creation()));
                return "redirect:/admin/books/" + made.id() + "?saved";
            } catch (ApiProblem refused) {
                errors.putAll(words(refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.ofNew(new Attempt(form, errors, null), model, shopper);
    }

    @GetMapping(BOOK)
    String edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String saved,
            @RequestParam(defaultValue = "") String cover,
            Model model,
            Shopper shopper) {
        ResponseEntity<Book> answer = books.fetch(id, shopper);
        Book book = Objects.requireNonNull(answer.getBody());
        model.addAttribute("saved", saved != null);
        model.addAttribute("coverProblem", COVER_PROBLEMS.get(cover));
        return page.of(book, DeskBooks.etag(answer), new Attempt(BookForm.of(book), Map.of(), null), model, shopper);
    }

    @PostMapping(BOOK)
    String save(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam String etag,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        ResponseEntity<Book> answer = books.fetch(id, shopper);
        Book book = Objects.requireNonNull(answer.getBody());
        sent.set("currency", book.currency());
        BookForm form = BookForm.of(sent);
        BookForm now = BookForm.of(book);
        Map<String, String> errors = form.errors();
        // what came with an import and was not touched may stay as it is
        errors.keySet().removeIf(field -> form.isSame(field, now));
        if (errors.isEmpty()) {
            try {
                // against the book as it was seen: what others changed since is found by the version, not sent back
                Map<String, @Nullable Object> changes = form.changes(book);
                if (!changes.isEmpty()) shopper.asAccount(who -> backOffice.patch(who, id, etag, changes));
                return "redirect:/admin/books/" + id + "?saved";
            } catch (ApiProblem refused) {
                if (refused.status() == 412) {
                    response.setStatus(HttpStatus.CONFLICT.value());
                    return page.of(book, DeskBooks.etag(answer), conflict(form, book), model, shopper);
                }
                errors.putAll(words(refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page.of(book, etag, new Attempt(form, errors, null), model, shopper);
    }

    private static Attempt conflict(BookForm form, Book now) {
        Map<String, String> theirs = new LinkedHashMap<>();
        Map<String, @Nullable Object> values = BookValues.of(BookForm.of(now));
        form.changes(now).keySet().forEach(field -> {
            Object value = field.equals("price_cents") ? BookForm.of(now).get("price") : values.get(field);
            boolean empty = value == null
                    || value.toString().isEmpty()
                    || value.toString().equals("[]");
            theirs.put(label(field), empty ? "(empty)" : words(Objects.requireNonNull(value)));
        });
        return new Attempt(form, Map.of(), theirs);
    }

    private static String words(Object value) {
        return value.toString().replaceAll("[\\[{}\\]]", "").replaceAll("\\b(name|scheme|code|heading|role)=", "");
    }

    private static String label(String field) {
        String words = field.replace("price_cents", "price").replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** What the shop said against it, beside the fields; what it cannot answer for is left to the error pages. */
    private static Map<String, String> words(ApiProblem refused) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (refused.is("isbn-taken")) {
            errors.put(
                    "isbn13",
                    "A book has this ISBN already. Find it by the ISBN; if it is off sale, put it back on sale.");
            return errors;
        }
        if (refused.status() != 400 && refused.status() != 409 && refused.status() != 422) throw refused;
        refused.errors().forEach(error -> errors.put(fieldOf(error.field()), "This " + error.message() + "."));
        if (errors.isEmpty()) {
            errors.put("form", Objects.requireNonNullElse(refused.detail(), "That could not be accepted."));
        }
        return errors;
    }

    /** The field of the form that a field of the request came from: {@code subjects[0].code} is in {@code subjects}. */
    private static String fieldOf(String field) {
        String root = field.replaceAll("[\\[.].*", "");
        return switch (root) {
            case "price_cents" -> "price";
            case "series" -> "series_name";
            default -> root;
        };
    }
}
