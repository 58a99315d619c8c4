package io.bookstore.storefront.imports;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.ImportRun;
import io.bookstore.storefront.api.ImportsApi;
import io.bookstore.storefront.api.ImportsApi.Begun;
import io.bookstore.storefront.api.ImportsApi.Entry;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Transfers;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.StreamedForm;
import io.bookstore.storefront.shopper.Shopper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Files in: preview, import, what became of every record, and undo. */
@Controller
class ImportDeskController {

    private static final String RUN = "/admin/imports/{id:[0-9a-fA-F-]{36}}";
    private static final int RUNS = 20;
    private static final int RECORDS = 50;
    private static final int DEEPEST = 9_999;

    private final ImportsApi imports;
    private final Transfers transfers;
    private final RunWords words;
    private final Categories categories;

    ImportDeskController(ImportsApi imports, Transfers transfers, RunWords words, Categories categories) {
        this.imports = imports;
        this.transfers = transfers;
        this.words = words;
        this.categories = categories;
    }

    @GetMapping("/admin/imports")
    String desk(
            @RequestParam(defaultValue = "1") String page,
            @RequestParam(defaultValue = "") String format,
            Model model,
            Shopper shopper) {
        return desk(number(page), ImportForm.empty(format), Map.of(), model, shopper);
    }

    @PostMapping(path = "/admin/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String upload(HttpServletRequest request, Model model, Shopper shopper, HttpServletResponse response)
            throws IOException {
        OnBehalf who = shopper.asAccount(Function.identity());
        StreamedForm sent = StreamedForm.of(request);
        ImportForm form = ImportForm.of(sent);
        InputStream file = sent.file();
        Map<String, String> errors = form.errors(file != null);
        if (errors.isEmpty() && file != null) {
            try {
                // a file cannot be read twice, so this call is not repeated with another token
                Begun begun = transfers.importBooks(who, form.query(), form.type(sent.fileName()), file);
                return "redirect:/admin/imports/" + begun.id();
            } catch (ApiProblem refused) {
                errors.put("form", reason(refused));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return desk(1, form, errors, model, shopper);
    }

    private static String reason(ApiProblem refused) {
        if (refused.is("too-many-imports")) return "Other imports are running. Send the file again when one has ended.";
        return switch (refused.status()) {
            case 401 -> "You were signed out meanwhile. Sign in and send the file again.";
            case 413 -> "The file is larger than the shop takes at once. Split it and send the parts.";
            case 400, 409, 415, 422 ->
                refused.detail() == null
                        ? "The file could not be accepted. Check its format and send it again."
                        : refused.detail();
            default -> throw refused;
        };
    }

    @GetMapping(RUN)
    String run(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "1") String page,
            Model model,
            Shopper shopper) {
        return run(id, outcome, number(page), null, model, shopper);
    }

    @PostMapping(RUN + "/run")
    String importPreviewed(@PathVariable String id, Model model, Shopper shopper, HttpServletResponse response) {
        try {
            Begun begun = shopper.asAccount(who -> imports.importPreviewed(who, id));
            return "redirect:/admin/imports/" + begun.id();
        } catch (ApiProblem refused) {
            if (refused.status() != 409 && !refused.is("too-many-imports")) throw refused;
            response.setStatus(HttpStatus.CONFLICT.value());
            return run(id, null, 1, refused.detail(), model, shopper);
        }
    }

    @PostMapping(RUN + "/undo")
    String undo(@PathVariable String id, Model model, Shopper shopper, HttpServletResponse response) {
        try {
            Begun begun = shopper.asAccount(who -> {
                Begun undo = imports.undo(who, id);
                return undo == null ? new Begun(id) : undo;
            });
            return "redirect:/admin/imports/" + begun.id();
        } catch (ApiProblem refused) {
            if (refused.status() != 409) throw refused;
            response.setStatus(HttpStatus.CONFLICT.value());
            String why = refused.detail() == null ? "Look at its records for why." : refused.detail();
            return run(id, null, 1, "This import cannot be undone. " + why, model, shopper);
        }
    }

    private String run(
            String id, @Nullable String outcome, int page, @Nullable String problem, Model model, Shopper shopper) {
        String known = outcome != null && RunWords.OUTCOMES.containsKey(outcome) ? outcome : null;
        ImportRun run = found(() -> shopper.asAccount(who -> imports.run(who, id)));
        Listing<Entry> records = found(() -> shopper.asAccount(who -> imports.records(who, id, query(known, page))));
        String filter = known == null ? "?page=" : "?outcome=" + known + "&page=";
        model.addAttribute("run", run);
        model.addAttribute("row", words.row(run));
        model.addAttribute("tabs", RunWords.tabs(run, known));
        model.addAttribute("unknown", RunWords.unknownCategories(run.unknownCategories()));
        model.addAttribute("lines", records.data().stream().map(RunWords::line).toList());
        model.addAttribute(
                "pager", Pager.of(page, RECORDS, records.total(), DEEPEST, n -> "/admin/imports/" + id + filter + n));
        model.addAttribute("problem", problem);
        return "admin/import";
    }

    private String desk(int page, ImportForm form, Map<String, String> errors, Model model, Shopper shopper) {
        Listing<ImportRun> runs = shopper.asAccount(who -> imports.runs(who, RUNS, (page - 1L) * RUNS));
        model.addAttribute("runs", runs.data().stream().map(words::row).toList());
        model.addAttribute("pager", Pager.of(page, RUNS, runs.total(), DEEPEST, n -> "/admin/imports?page=" + n));
        model.addAttribute("form", form);
        model.addAttribute("errors", new LinkedHashMap<>(errors));
        model.addAttribute("formats", ImportForm.FORMATS);
        model.addAttribute("shelves", categories.tree(shopper.anyone()));
        return "admin/imports";
    }

    private static MultiValueMap<String, String> query(@Nullable String outcome, int page) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (outcome != null) query.add("outcome", outcome);
        query.add("limit", Integer.toString(RECORDS));
        query.add("offset", Long.toString((page - 1L) * RECORDS));
        return query;
    }

    private static <T> T found(Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiProblem refused) {
            if (refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    private static int number(String page) {
        return page.matches("\\d{1,4}") ? Math.max(1, Integer.parseInt(page)) : 1;
    }
}
