package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.bookdesk.BulkEdit.Chosen;
import io.bookstore.storefront.bookdesk.BulkEdit.Outcome;
import io.bookstore.storefront.bookdesk.BulkEdit.Planned;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table of books, and changing many of them at once: chosen, previewed, done, reported. */
@Controller
class BookListController {

    private static final int MOST_CHOSEN = 100;
    private static final String UUID = "[0-9a-fA-F-]{36}";

    private final BookList list;
    private final BulkEdit bulk;
    private final Categories categories;

    BookListController(BookList list, BulkEdit bulk, Categories categories) {
        this.list = list;
        this.bulk = bulk;
        this.categories = categories;
    }

    @GetMapping("/admin/books")
    String books(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(required = false) @Nullable String off,
            Model model,
            Shopper shopper) {
        return page(q, page, off != null, Map.of(), model, shopper);
    }

    @PostMapping("/admin/books/bulk")
    String preview(
            @RequestParam MultiValueMap<String, String> sent,
            Model model,
            Shopper shopper,
            HttpServletResponse response) {
        BulkChange change = BulkChange.of(sent);
        List<String> ids = sent.getOrDefault("ids", List.of()).stream()
                .filter(id -> id.matches(UUID))
                .distinct()
                .limit(MOST_CHOSEN)
                .toList();
        Map<String, String> errors = new LinkedHashMap<>(change.errors());
        if (ids.isEmpty()) errors.put("form", "Tick the books that are to change.");
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String q = sent.getFirst("q");
            return page(q == null ? "" : q, "1", sent.containsKey("off"), errors, model, shopper);
        }
        OnBehalf who = shopper.asAccount(Function.identity());
        List<Planned> planned = bulk.plan(change, ids, who);
        model.addAttribute("planned", planned);
        model.addAttribute("count", planned.stream().filter(Planned::changes).count());
        return done(change, model);
    }

    @PostMapping("/admin/books/bulk/apply")
    String apply(@RequestParam MultiValueMap<String, String> sent, Model model, Shopper shopper) {
        BulkChange change = BulkChange.of(sent);
        List<Chosen> chosen = sent.getOrDefault("book", List.of()).stream()
                .filter(book -> book.matches(UUID + " \\d{1,15}"))
                .limit(MOST_CHOSEN)
                .map(book -> book.split(" "))
                .map(part -> new Chosen(part[0], Long.parseLong(part[1])))
                .toList();
        if (!change.errors().isEmpty() || chosen.isEmpty()) return "redirect:/admin/books";
        OnBehalf who = shopper.asAccount(Function.identity());
        List<Outcome> outcomes = bulk.apply(change, chosen, who);
        model.addAttribute("outcomes", outcomes);
        model.addAttribute(
                "failed", outcomes.stream().filter(outcome -> !outcome.good()).count());
        return done(change, model);
    }

    private static String done(BulkChange change, Model model) {
        model.addAttribute("change", change);
        model.addAttribute("what", BulkChange.ACTIONS.get(change.action()));
        return "admin/bulk";
    }

    private String page(String q, String page, boolean off, Map<String, String> errors, Model model, Shopper shopper) {
        int number = page.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(page)) : 1;
        String words = q.strip().length() > 200 ? "" : q.strip();
        model.addAttribute("list", shopper.asAccount(who -> list.find(words, number, off, who)));
        model.addAttribute("q", words);
        model.addAttribute("off", off);
        model.addAttribute("actions", BulkChange.ACTIONS);
        model.addAttribute("shelves", categories.tree(shopper.anyone()));
        model.addAttribute("errors", errors);
        return "admin/books";
    }
}
