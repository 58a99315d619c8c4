package io.bookstore.storefront.order;

import io.bookstore.storefront.api.AfterSaleApi;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands the papers and files of an order on to whoever may see the order. */
@Controller
class PaperController {

    private static final String ORDER = "/orders/{id:[0-9a-fA-F-]{36}}";

    private final AfterSaleApi papers;

    PaperController(AfterSaleApi papers) {
        this.papers = papers;
    }

    @GetMapping(ORDER + "/invoice")
    ResponseEntity<byte[]> invoice(@PathVariable String id, Shopper shopper) {
        return pdf(id, "invoice", shopper, who -> papers.invoice(who, id));
    }

    @GetMapping(ORDER + "/credit-notes/{note:[0-9a-fA-F-]{36}}")
    ResponseEntity<byte[]> creditNote(@PathVariable String id, @PathVariable String note, Shopper shopper) {
        return pdf(id, "credit-note", shopper, who -> papers.creditNote(who, id, note));
    }

    /** The link ends in minutes, so it is made when it is wanted. */
    @PostMapping(ORDER + "/downloads/{book:[0-9a-fA-F-]{36}}")
    String download(@PathVariable String id, @PathVariable String book, Shopper shopper) {
        try {
            String url = shopper.aboutOrder(id, who -> papers.link(who, id, Map.of("book_id", book)))
                    .url();
            if (!url.matches("/v1/downloads/[A-Za-z0-9_-]+")) throw new NotFound();
            return "redirect:" + url;
        } catch (ApiProblem refused) {
            if (refused.is("file-not-ready")) return "redirect:/orders/" + id;
            if (refused.status() < 500) throw new NotFound();
            throw refused;
        }
    }

    private static ResponseEntity<byte[]> pdf(
            String order, String name, Shopper shopper, Function<OnBehalf, byte[]> call) {
        try {
            byte[] file = shopper.aboutOrder(order, call);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.inline()
                                    .filename(name + ".pdf")
                                    .build()
                                    .toString())
                    .cacheControl(CacheControl.noStore())
                    .body(file);
        } catch (ApiProblem refused) {
            if (refused.status() == 404 || refused.status() == 401 || refused.status() == 403) throw new NotFound();
            throw refused;
        }
    }
}
