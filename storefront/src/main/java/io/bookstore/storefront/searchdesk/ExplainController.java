package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchDeskApi;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.Parts;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Why a book stands where it stands for certain words. */
@Controller
class ExplainController {

    private static final int LONGEST = 200;

    private final SearchDeskApi desk;
    private final CatalogApi catalog;
    private final FindForDesk find;
    private final Parts parts;

    ExplainController(SearchDeskApi desk, CatalogApi catalog, FindForDesk find, Parts parts) {
        this.desk = desk;
        this.catalog = catalog;
        this.find = find;
        this.parts = parts;
    }

    record Match(String field, String how, String weight) {}

    record Explained(
            String title,
            List<String> understood,
            String stage,
            @Nullable String rank,
            @Nullable String score,
            List<Match> matched,
            String details) {}

    /** @param book an ISBN or id; without one the results are listed, to choose from */
    @GetMapping("/admin/search/explain")
    String explain(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String book,
            Model model,
            Shopper shopper) {
        String words = Texts.line(q).length() > LONGEST ? "" : Texts.line(q);
        String wanted = Texts.line(book);
        OnBehalf who = shopper.asAccount(Function.identity());
        Optional<Book> known = wanted.isEmpty() ? Optional.empty() : book(wanted, who);
        model.addAttribute("q", words);
        model.addAttribute("book", wanted);
        model.addAttribute("unknown", !wanted.isEmpty() && known.isEmpty());
        model.addAttribute(
                "hits",
                words.isEmpty()
                        ? null
                        : parts.now("results", () -> find.books(words, who)).orElse(null));
        model.addAttribute(
                "explained",
                words.isEmpty() || known.isEmpty()
                        ? null
                        : read(
                                known.get(),
                                shopper.asAccount(me ->
                                        desk.explain(me, words, known.get().id()))));
        return "admin/search/explain";
    }

    private Optional<Book> book(String text, OnBehalf who) {
        Optional<String> key = Links.bookKey(text).or(() -> Links.bookKey(text.replaceAll("[\\s-]", "")));
        if (key.isEmpty()) return Optional.empty();
        try {
            return Optional.ofNullable(catalog.book(who, key.get()).getBody());
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 400) return Optional.empty();
            throw refused;
        }
    }

    private static Explained read(Book book, JsonNode answer) {
        JsonNode details = answer.path("details");
        return new Explained(
                book.title(),
                answer.path("understood")
                        .valueStream()
                        .map(ExplainController::text)
                        .toList(),
                answer.path("stage").asString("exact"),
                number(answer.path("rank")),
                number(answer.path("score")),
                answer.path("matched")
                        .valueStream()
                        .map(match -> new Match(
                                match.path("field").asString(""),
                                match.path("how").asString(""),
                                Texts.orEmpty(number(match.path("weight")))))
                        .toList(),
                details.isMissingNode() || details.isNull() ? "" : details.toPrettyString());
    }

    private static @Nullable String number(JsonNode node) {
        return node.isNumber() ? node.asString() : null;
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }
}
