package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a book as shoppers would see it while it is still being typed. */
@Controller
class PreviewController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");
    private static final int LONGEST = 300;

    private final Covers covers;
    private final MoneyWords money;

    PreviewController(Covers covers, MoneyWords money) {
        this.covers = covers;
        this.money = money;
    }

    @PostMapping("/admin/books/preview")
    String preview(@RequestParam MultiValueMap<String, String> sent, Model model) {
        BookForm form = BookForm.of(sent);
        Long cents = BookValues.cents(form.get("price"), form.get("currency"));
        model.addAttribute("form", form);
        model.addAttribute("sketch", sketchUrl(form, cut(Texts.orEmpty(sent.getFirst("work")))));
        model.addAttribute("price", cents == null ? "" : money.of(cents, form.get("currency")));
        model.addAttribute("formatName", EditPage.formats().getOrDefault(form.get("format"), ""));
        model.addAttribute("paragraphs", Texts.paragraphs(form.get("description")));
        return "admin/preview";
    }

    @GetMapping("/admin/books/sketch.svg")
    ResponseEntity<String> sketch(
            @RequestParam(defaultValue = "") String work,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String subtitle,
            @RequestParam(defaultValue = "") String authors,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(required = false) @Nullable List<String> shelf) {
        String svg = covers.sketch(
                cut(work), cut(title), cut(subtitle), cut(authors), shelf == null ? List.of() : shelf, cut(format));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .body(svg);
    }

    private static String sketchUrl(BookForm form, String work) {
        return UriComponentsBuilder.fromPath("/admin/books/sketch.svg")
                .queryParam("work", "{work}")
                .queryParam("title", "{title}")
                .queryParam("subtitle", "{subtitle}")
                .queryParam("authors", "{authors}")
                .queryParam("format", "{format}")
                .queryParam("shelf", form.categories())
                .encode()
                .buildAndExpand(
                        work,
                        cut(form.get("title")),
                        cut(form.get("subtitle")),
                        cut(form.authorNames()),
                        EditPage.formats().getOrDefault(form.get("format"), ""))
                .toUriString();
    }

    private static String cut(String text) {
        String line = Texts.line(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
