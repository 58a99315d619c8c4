package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.BackOfficeApi;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills the page on which a book is written down or edited. */
@Component
class EditPage {

    private static final List<String> ROLES =
            List.of("author", "editor", "translator", "illustrator", "narrator", "contributor");
    private static final List<String> FORMATS =
            List.of("hardcover", "paperback", "mass_market", "board_book", "ebook", "audiobook", "other");
    private static final int SPARE_ROWS = 2;

    private final BackOfficeApi backOffice;
    private final Links links;
    private final Covers covers;
    private final Categories categories;
    private final Parts parts;

    EditPage(BackOfficeApi backOffice, Links links, Covers covers, Categories categories, Parts parts) {
        this.backOffice = backOffice;
        this.links = links;
        this.covers = covers;
        this.categories = categories;
        this.parts = parts;
    }

    /**
     * What a form looks like when it comes back.
     *
     * @param theirs what somebody else saved meanwhile, where it differs
     */
    record Attempt(
            BookForm form,
            Map<String, String> errors,
            @Nullable Map<String, String> theirs) {}

    String of(Book book, String etag, Attempt attempt, Model model, Shopper shopper) {
        OnBehalf who = shopper.asAccount(Function.identity());
        model.addAttribute("book", book);
        model.addAttribute("heading", book.title());
        model.addAttribute("etag", etag);
        model.addAttribute(
                "stockNow",
                parts.now("stock", () -> backOffice.stock(who, book.id())).orElse(null));
        model.addAttribute("shopUrl", links.book(book));
        model.addAttribute("cover", covers.of(book));
        return form(attempt, model, shopper);
    }

    String ofNew(Attempt attempt, Model model, Shopper shopper) {
        model.addAttribute("book", null);
        model.addAttribute("heading", "New book");
        return form(attempt, model, shopper);
    }

    private String form(Attempt attempt, Model model, Shopper shopper) {
        model.addAttribute("form", attempt.form());
        model.addAttribute("errors", attempt.errors());
        model.addAttribute("theirs", attempt.theirs());
        model.addAttribute("shelves", categories.tree(shopper.anyone()));
        model.addAttribute("roles", roles(attempt.form()));
        model.addAttribute("formats", formats());
        model.addAttribute("spareRows", SPARE_ROWS);
        return "admin/book";
    }

    /** A role that we do not offer stays with who has it. */
    private static List<String> roles(BookForm form) {
        return java.util.stream.Stream.concat(
                        ROLES.stream(), form.authors().stream().map(BookForm.Credit::role))
                .distinct()
                .toList();
    }

    static Map<String, String> formats() {
        Map<String, String> formats = new LinkedHashMap<>();
        FORMATS.forEach(format -> formats.put(format, Book.formatName(format)));
        return formats;
    }
}
