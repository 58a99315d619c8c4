package io.bookstore.catalog.image;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Pictures never change: another picture has another id. */
@RestController
class ImageController {

    private static final Pattern FILE = Pattern.compile("([0-9a-f]{32})\\.jpg");
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Pictures pictures;

    ImageController(Pictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping(path = "/v1/images/{file}", produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> image(
            @PathVariable String file, @RequestParam(defaultValue = "1280") int width, WebRequest request)
            throws IOException {
        if (!Widths.ALL.contains(width)) {
            throw new ProblemException(Problems.invalid("width", "must be one of 160, 320, 640, 1280"));
        }
        var name = FILE.matcher(file);
        if (!name.matches()) {
            throw notFound();
        }
        String etag = "\"" + name.group(1) + "-" + width + "\"";
        byte[] jpeg = pictures.get(name.group(1), width).orElseThrow(ImageController::notFound);
        return request.checkNotModified(etag)
                ? ResponseEntity.status(304).eTag(etag).cacheControl(FOREVER).build()
                : ResponseEntity.ok()
                        .eTag(etag)
                        .cacheControl(FOREVER)
                        .contentType(MediaType.IMAGE_JPEG)
                        .body(jpeg);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problems.notFound("There is no such picture."));
    }
}
