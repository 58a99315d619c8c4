package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.BackOfficeApi.Change;
import io.bookstore.storefront.api.BackOfficeApi.ImageUrl;
import io.bookstore.storefront.api.BackOfficeApi.Receipt;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Transfers;
import io.bookstore.storefront.shop.Differences;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.StreamedForm;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done to a book beside editing it: sale, stock, cover, history. */
@Controller
class BookActionsController {

    private static final String BOOK = "/admin/books/{id:[0-9a-fA-F-]{36}}";
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
    private static final int SHOWN = 30;
    private static final int DEEPEST = 999;

    private final DeskBooks books;
    private final BackOfficeApi backOffice;
    private final Transfers transfers;

    BookActionsController(DeskBooks books, BackOfficeApi backOffice, Transfers transfers) {
        this.books = books;
        this.backOffice = backOffice;
        this.transfers = transfers;
    }

    @PostMapping(BOOK + "/off-sale")
    String takeOffSale(@PathVariable String id, Shopper shopper) {
        call(shopper, who -> backOffice.takeOffSale(who, id));
        return back(id, "saved");
    }

    @PostMapping(BOOK + "/on-sale")
    String putOnSale(@PathVariable String id, @RequestParam String etag, Shopper shopper) {
        try {
            shopper.asAccount(who -> backOffice.patch(who, id, etag, Map.of("active", true)));
        } catch (ApiProblem refused) {
            if (refused.status() != 412) throw refused;
            return back(id, "stale");
        }
        return back(id, "saved");
    }

    @PostMapping(BOOK + "/receipts")
    String receive(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String copies,
            @RequestParam(defaultValue = "") String reference,
            Shopper shopper) {
        if (!copies.strip().matches("[1-9]\\d{0,4}") || reference.isBlank() || reference.length() > 100) {
            return back(id, "receipt");
        }
        Receipt receipt = new Receipt(Integer.parseInt(copies.strip()), reference.strip());
        call(shopper, who -> backOffice.receive(who, id, receipt));
        return back(id, "saved");
    }

    @PostMapping(path = BOOK + "/cover", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(@PathVariable String id, HttpServletRequest request, Shopper shopper) throws IOException {
        OnBehalf who = shopper.asAccount(Function.identity());
        StreamedForm sent = StreamedForm.of(request);
        InputStream picture = sent.file();
        if (picture == null || !PICTURES.contains(sent.fileType())) return back(id, "cover=type");
        return cover(id, () -> transfers.putImage(who, id, MediaType.parseMediaType(sent.fileType()), picture));
    }

    @PostMapping(BOOK + "/cover-url")
    String fetch(@PathVariable String id, @RequestParam(defaultValue = "") String url, Shopper shopper) {
        if (!url.strip().matches("https?://\\S{3,2000}")) return back(id, "cover=address");
        return cover(id, () -> call(shopper, who -> backOffice.putImage(who, id, new ImageUrl(url.strip()))));
    }

    @PostMapping(BOOK + "/cover/remove")
    String removeCover(@PathVariable String id, Shopper shopper) {
        return cover(id, () -> call(shopper, who -> backOffice.deleteImage(who, id)));
    }

    private static String cover(String id, Runnable change) {
        try {
            change.run();
            return back(id, "saved");
        } catch (ApiProblem refused) {
            return switch (refused.status()) {
                case 413 -> back(id, "cover=size");
                case 415 -> back(id, "cover=type");
                case 400, 409, 422 -> back(id, "cover=refused");
                default -> throw refused;
            };
        }
    }

    @GetMapping(BOOK + "/history")
    String history(
            @PathVariable String id, @RequestParam(defaultValue = "1") String page, Model model, Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        Book book = Objects.requireNonNull(books.fetch(id, shopper).getBody());
        Listing<Change> changes = shopper.asAccount(who -> backOffice.changes(who, id, SHOWN, (number - 1L) * SHOWN));
        model.addAttribute("book", book);
        model.addAttribute(
                "changes",
                changes.data().stream().map(BookActionsController::row).toList());
        model.addAttribute(
                "pager",
                Pager.of(number, SHOWN, changes.total(), DEEPEST, n -> "/admin/books/" + id + "/history?page=" + n));
        return "admin/history";
    }

    /** One change in the history of a book. */
    record Row(Change change, java.util.List<Differences.Difference> differences) {
        public @Nullable String importId() {
            return change.importId();
        }
    }

    private static Row row(Change change) {
        return new Row(change, Differences.of(change.changes()));
    }

    private static void call(Shopper shopper, Consumer<OnBehalf> call) {
        shopper.asAccount(who -> {
            call.accept(who);
            return true;
        });
    }

    private static String back(String id, String said) {
        return "redirect:/admin/books/" + id + "?" + said;
    }
}
