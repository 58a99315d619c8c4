package io.bookstore.cartorder.library;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderAccess;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderTokens;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The e-books of an order, and the links that open them for a few minutes. */
@RestController
class DownloadController {

    private final OrderAccess access;
    private final Orders orders;
    private final BoughtFiles bought;
    private final EbookFiles files;
    private final FileStore store;
    private final Links links;
    private final Clock clock;

    DownloadController(
            OrderAccess access,
            Orders orders,
            BoughtFiles bought,
            EbookFiles files,
            FileStore store,
            Links links,
            Clock clock) {
        this.access = access;
        this.orders = orders;
        this.bought = bought;
        this.files = files;
        this.store = store;
        this.links = links;
        this.clock = clock;
    }

    record Downloads(List<Download> data, int total) {}

    /** @param mediaType null, as the size, while the file is not there yet */
    record Download(
            UUID bookId,
            String title,
            @Nullable String mediaType,
            @Nullable Long sizeBytes) {}

    record Wish(@NotNull UUID bookId) {}

    record LinkView(URI url, Instant expiresAt) {}

    @GetMapping("/v1/orders/{id}/downloads")
    ResponseEntity<Downloads> list(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        List<OrderLine> lines = bought.of(access.require(id, caller, token));
        Map<UUID, EbookFile> found =
                files.of(lines.stream().map(OrderLine::bookId).toList());
        List<Download> all = lines.stream()
                .map(line -> download(line, found.get(line.bookId())))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Downloads(all, all.size()));
    }

    @PostMapping("/v1/orders/{id}/downloads")
    ResponseEntity<LinkView> link(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller,
            @Valid @RequestBody Wish wish) {
        Order order = access.require(id, caller, token);
        if (!bought.has(order, wish.bookId())) {
            throw new ProblemException(Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "not-downloadable",
                    "There is no such file in this order",
                    "The order has no such e-book, is not paid, or its money went back."));
        }
        if (!files.of(List.of(wish.bookId())).containsKey(wish.bookId())) {
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "file-not-ready",
                    "The file is not here yet",
                    "The publisher has not delivered it. It will appear in your order."));
        }
        Links.Signed signed = links.sign(order.id(), wish.bookId());
        URI url = URI.create("/v1/downloads/" + signed.token());
        return ResponseEntity.created(url)
                .cacheControl(CacheControl.noStore())
                .body(new LinkView(url, signed.expiresAt()));
    }

    /** Whoever has the link has the file, until it expires or the money goes back. */
    @GetMapping("/v1/downloads/{token}")
    ResponseEntity<Resource> file(@PathVariable String token) throws IOException {
        Links.Link link = links.read(token).orElseThrow(DownloadController::unknown);
        if (link.expiresAt().isBefore(clock.instant())) {
            throw new ProblemException(Problems.of(
                    HttpStatus.GONE, "link-expired", "This link is over", "Open your order and follow a new one."));
        }
        Order order = orders.find(link.order()).orElseThrow(DownloadController::unknown);
        OrderLine line = bought.of(order).stream()
                .filter(each -> each.bookId().equals(link.book()))
                .findFirst()
                .orElseThrow(DownloadController::unknown);
        EbookFile file = files.of(List.of(link.book())).get(link.book());
        if (file == null) {
            throw unknown();
        }
        InputStream bytes = store.open(file.key()).orElseThrow(DownloadController::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.sizeBytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, nameOf(line, file))
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(bytes));
    }

    private static String nameOf(OrderLine line, EbookFile file) {
        String ending = file.mediaType().equals(TakeFileIn.PDF) ? ".pdf" : ".epub";
        String title =
                line.title().replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", " ").strip();
        String name = title.length() > 100 ? title.substring(0, 100) : title;
        return ContentDisposition.attachment()
                .filename((name.isEmpty() ? "book" : name) + ending, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static Download download(OrderLine line, @Nullable EbookFile file) {
        return new Download(
                line.bookId(),
                line.title(),
                file == null ? null : file.mediaType(),
                file == null ? null : file.sizeBytes());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problems.notFound("There is no such file."));
    }
}
