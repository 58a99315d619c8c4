package io.bookstore.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One page of a list.
 *
 * @param total how many rows the whole list has
 * @param nextCursor what to give as {@code after} for the next page, null on the last one
 */
public record Page<T>(
        List<T> data,
        long total,
        int limit,
        long offset,
        @Nullable String nextCursor) {

    /** A page; {@code cursorOf} makes the cursor of a row (see {@link Cursors}). */
    public static <T> Page<T> of(List<T> rows, long total, PageQuery query, Function<T, String> cursorOf) {
        boolean full = rows.size() == query.limit();
        boolean more = query.after() != null ? full : full && query.offset() + rows.size() < total;
        return new Page<>(rows, total, query.limit(), query.offset(), more ? cursorOf.apply(rows.getLast()) : null);
    }

    /** The answer with {@code X-Total-Count} and {@code Link}. */
    public ResponseEntity<Page<T>> answer(HttpServletRequest request) {
        List<String> links = new ArrayList<>();
        boolean byCursor = request.getParameter("after") != null;
        if (byCursor && nextCursor != null) {
            links.add(link(at(request).replaceQueryParam("after", nextCursor), "next"));
        }
        if (!byCursor && offset + data.size() < total && !data.isEmpty()) {
            links.add(link(at(request).replaceQueryParam("offset", offset + limit), "next"));
        }
        if (!byCursor && offset > 0) {
            links.add(link(at(request).replaceQueryParam("offset", Math.max(0, offset - limit)), "prev"));
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header("X-Total-Count", Long.toString(total));
        if (!links.isEmpty()) {
            answer.header(HttpHeaders.LINK, String.join(", ", links));
        }
        return answer.body(this);
    }

    private UriComponentsBuilder at(HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("limit", limit);
    }

    private static String link(UriComponentsBuilder uri, String rel) {
        return "<" + uri.build().toUriString() + ">; rel=\"" + rel + "\"";
    }
}
