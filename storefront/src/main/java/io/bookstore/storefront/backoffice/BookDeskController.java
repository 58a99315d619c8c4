package io.bookstore.storefront.backoffice;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.BackOfficeApi.Receipt;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding and editing books. What somebody else saved meanwhile is never overwritten unseen. */
@Controller
class BookDeskController {

    private static final String BOOK = "/admin/books/{id:[0-9a-fA-F-]{36}}";

    private final CatalogApi catalog;
    private final BackOfficeApi backOffice;
    private final BookList list;
    private final Links links;
    private final Covers covers;
    private final Parts parts;

    BookDeskController(
            CatalogApi catalog, BackOfficeApi backOffice, BookList list, Links links, Covers covers, Parts parts) {
        this.catalog = catalog;
        this.backOffice = backOffice;
        this.list = list;
        this.links = links;
        this.covers = covers;
        this.parts = parts;
    }

    @GetMapping("/admin/books")
    String books(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(required = false) @Nullable String off,
            Model model,
            Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        String words = q.strip().length() > 200 ? "" : q.strip();
        model.addAttribute("list", shopper.asAccount(who -> list.find(words, number, off != null, who)));
        model.addAttribute("q", words);
        model.addAttribute("off", off != null);
        return "admin/books";
    }

    @GetMapping(BOOK)
    String edit(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String saved,
            Model model,
            Shopper shopper) {
        ResponseEntity<Book> answer = fetch(id, shopper);
        Book book = Objects.requireNonNull(answer.getBody());
        model.addAttribute("saved", saved != null);
        return page(model, book, BookForm.of(book), etag(answer), Map.of(), null, shopper);
    }

    @PostMapping(BOOK)
    String save(
            @PathVariable String id,
            @ModelAttribute BookForm form,
            @RequestParam String etag,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        ResponseEntity<Book> answer = fetch(id, shopper);
        Book book = Objects.requireNonNull(answer.getBody());
        Map<String, String> errors = form.errors(book.currency());
        if (errors.isEmpty()) {
            Map<String, @Nullable Object> changes = form.changes(book);
            try {
                if (!changes.isEmpty()) shopper.asAccount(who -> backOffice.patch(who, id, etag, changes));
                return "redirect:/admin/books/" + id + "?saved";
            } catch (ApiProblem refused) {
                if (refused.status() == 412) return conflict(book, form, etag(answer), model, shopper, response);
                if (refused.status() != 400 && refused.status() != 409 && refused.status() != 422) throw refused;
                refused.errors()
                        .forEach(error -> errors.put(
                                error.field().replace("price_cents", "price"), "This " + error.message() + "."));
                if (errors.isEmpty()) errors.put("form", String.valueOf(refused.detail()));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("saved", false);
        return page(model, book, form, etag, errors, null, shopper);
    }

    @PostMapping(BOOK + "/off-sale")
    String takeOffSale(@PathVariable String id, Shopper shopper) {
        shopper.asAccount(who -> {
            backOffice.takeOffSale(who, id);
            return true;
        });
        return "redirect:/admin/books/" + id + "?saved";
    }

    @PostMapping(BOOK + "/on-sale")
    String putOnSale(@PathVariable String id, @RequestParam String etag, Shopper shopper) {
        shopper.asAccount(who -> backOffice.patch(who, id, etag, Map.of("active", true)));
        return "redirect:/admin/books/" + id + "?saved";
    }

    @PostMapping(BOOK + "/receipts")
    String receive(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String copies,
            @RequestParam(defaultValue = "") String reference,
            Shopper shopper) {
        if (!copies.strip().matches("[1-9]\\d{0,4}") || reference.isBlank() || reference.length() > 100) {
            return "redirect:/admin/books/" + id + "?receipt";
        }
        Receipt receipt = new Receipt(Integer.parseInt(copies.strip()), reference.strip());
        shopper.asAccount(who -> {
            backOffice.receive(who, id, receipt);
            return true;
        });
        return "redirect:/admin/books/" + id + "?saved";
    }

    private String conflict(
            Book now, BookForm form, String etag, Model model, Shopper shopper, HttpServletResponse response) {
        Map<String, String> theirs = new LinkedHashMap<>();
        BookForm current = BookForm.of(now);
        differing(theirs, "Title", current.title(), form.title());
        differing(theirs, "Subtitle", current.subtitle(), form.subtitle());
        differing(theirs, "Price", current.price(), form.price());
        differing(theirs, "Description", current.description(), form.description());
        differing(theirs, "Publisher", current.publisher(), form.publisher());
        differing(theirs, "Published", current.published(), form.published());
        differing(theirs, "Pages", current.pages(), form.pages());
        differing(theirs, "Language", current.language(), form.language());
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("saved", false);
        return page(model, now, form, etag, Map.of(), theirs, shopper);
    }

    private static void differing(Map<String, String> theirs, String label, String now, String mine) {
        if (!now.equals(mine)) theirs.put(label, now.isEmpty() ? "(empty)" : now);
    }

    private String page(
            Model model,
            Book book,
            BookForm form,
            String etag,
            Map<String, String> errors,
            @Nullable Map<String, String> theirs,
            Shopper shopper) {
        OnBehalf who = shopper.asAccount(Function.identity());
        model.addAttribute("book", book);
        model.addAttribute("form", form);
        model.addAttribute("etag", etag);
        model.addAttribute("errors", errors);
        model.addAttribute("theirs", theirs);
        model.addAttribute(
                "stockNow",
                parts.now("stock", () -> backOffice.stock(who, book.id())).orElse(null));
        model.addAttribute("shopUrl", links.book(book));
        model.addAttribute("cover", covers.of(book));
        return "admin/book";
    }

    private ResponseEntity<Book> fetch(String id, Shopper shopper) {
        try {
            return shopper.asAccount(who -> catalog.book(who, id));
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    private static String etag(ResponseEntity<Book> answer) {
        String header = answer.getHeaders().getETag();
        Book book = Objects.requireNonNull(answer.getBody());
        return header == null ? "\"" + book.version() + "\"" : header;
    }
}
