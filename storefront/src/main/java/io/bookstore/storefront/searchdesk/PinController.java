package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchDeskApi;
import io.bookstore.storefront.api.SearchDeskApi.Pin;
import io.bookstore.storefront.api.SearchDeskApi.PinList;
import io.bookstore.storefront.api.SearchDeskApi.Pins;
import io.bookstore.storefront.shop.BookNames;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Texts;
import io.bookstore.storefront.shopper.Shopper;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Books that stand first for certain words, in an order that staff choose. */
@Controller
class PinController {

    private static final int LONGEST = 200;
    private static final Map<String, String> SAID = Map.of(
            "saved", "Saved.",
            "stale", "Somebody else changed the pins meanwhile. This is how they are now; do your change again.",
            "full", "The pins could not be saved. A query holds a limited number of books.");

    private final SearchDeskApi desk;
    private final FindForDesk find;
    private final BookNames names;

    PinController(SearchDeskApi desk, FindForDesk find, BookNames names) {
        this.desk = desk;
        this.find = find;
        this.names = names;
    }

    /** @param query the words for which books are looked for by {@code find} */
    @GetMapping("/admin/search/pins")
    String pins(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") String said,
            Model model,
            Shopper shopper) {
        Pins pins = shopper.asAccount(desk::pins);
        OnBehalf who = shopper.asAccount(Function.identity());
        String words = usable(query);
        String wanted = usable(find);
        model.addAttribute("pins", pins.pins());
        model.addAttribute("etag", RuleLists.etag(pins.version()));
        model.addAttribute(
                "names",
                names.of(
                        pins.pins().stream()
                                .flatMap(pin -> pin.bookIds().stream())
                                .toList(),
                        who));
        model.addAttribute("words", words);
        model.addAttribute("find", wanted);
        model.addAttribute("found", wanted.isEmpty() || words.isEmpty() ? null : this.find.books(wanted, who));
        model.addAttribute("said", SAID.get(said));
        model.addAttribute("good", said.equals("saved"));
        return "admin/search/pins";
    }

    @PostMapping("/admin/search/pins/{action:add|up|down|remove}")
    String change(
            @PathVariable String action,
            @RequestParam(defaultValue = "") String query,
            @RequestParam("book_id") String bookId,
            @RequestParam(defaultValue = "") String etag,
            Shopper shopper,
            RedirectAttributes redirect) {
        String words = usable(query);
        if (words.isEmpty() || !bookId.matches("[0-9a-fA-F-]{36}")) throw new NotFound();
        redirect.addAttribute("said", save(etag, shopper, pins -> changed(pins, action, words, bookId)));
        return "redirect:/admin/search/pins";
    }

    private String save(String etag, Shopper shopper, UnaryOperator<List<Pin>> change) {
        try {
            shopper.asAccount(who -> {
                List<Pin> pins = desk.pins(who).pins();
                desk.putPins(who, etag.isEmpty() ? null : etag, new PinList(change.apply(pins)));
                return true;
            });
            return "saved";
        } catch (ApiProblem refused) {
            if (refused.status() == 412) return "stale";
            if (refused.status() != 400 && refused.status() != 422) throw refused;
            return "full";
        }
    }

    private static List<Pin> changed(List<Pin> pins, String action, String query, String bookId) {
        return switch (action) {
            case "add" -> PinOrder.added(pins, query, bookId);
            case "remove" -> PinOrder.removed(pins, query, bookId);
            default -> PinOrder.moved(pins, query, bookId, action.equals("up") ? -1 : 1);
        };
    }

    private static String usable(String text) {
        String line = Texts.line(text);
        return line.length() > LONGEST ? "" : line;
    }
}
