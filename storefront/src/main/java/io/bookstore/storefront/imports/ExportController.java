package io.bookstore.storefront.imports;

import io.bookstore.storefront.api.Transfers;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Books as a file; a download that breaks off is seen to be broken, because the connection breaks with it. */
@Controller
class ExportController {

    private static final Map<String, String> ENDINGS = Map.of("csv", "csv", "jsonl", "jsonl", "onix", "xml");
    private static final List<String> FILTERS = List.of("category", "author", "series", "language");
    private static final int LONGEST = 200;

    private final Transfers transfers;
    private final Clock clock;

    ExportController(Transfers transfers, Clock clock) {
        this.transfers = transfers;
        this.clock = clock;
    }

    @GetMapping("/admin/exports/books")
    void export(@RequestParam Map<String, String> parameters, HttpServletResponse response, Shopper shopper) {
        String format = parameters.getOrDefault("format", "");
        String ending = ENDINGS.get(format);
        if (ending == null) throw new NotFound();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("format", format);
        for (String filter : FILTERS) {
            String value = parameters.getOrDefault(filter, "").strip();
            if (!value.isEmpty() && value.length() <= LONGEST) query.put(filter, value);
        }
        String name = "books-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + "." + ending;
        shopper.asAccount(who -> {
            transfers.exportBooks(who, query, (type, file) -> {
                response.setContentType(type == null ? "application/octet-stream" : type.toString());
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
                file.transferTo(response.getOutputStream());
            });
            return true;
        });
    }
}
