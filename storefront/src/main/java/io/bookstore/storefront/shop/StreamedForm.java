package io.bookstore.storefront.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * A form with a file, read while it comes in: neither memory nor a disk ever holds the file. That is why the fields must
 * stand before the file in the form, and why the form's token must stand in its address.
 */
public final class StreamedForm {

    private static final int LONGEST_FIELD = 20_000;
    private static final int MOST_FIELDS = 20;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable InputStream file;
    private String fileName = "";
    private String fileType = "";

    private StreamedForm() {}

    /** Reads up to the beginning of the file. */
    public static StreamedForm of(HttpServletRequest request) throws IOException {
        StreamedForm form = new StreamedForm();
        try {
            FileItemIterator parts = new FileUpload().getItemIterator(new ServletRequestContext(request));
            while (form.file == null && form.fields.size() <= MOST_FIELDS && parts.hasNext()) form.read(parts.next());
        } catch (FileUploadException notAForm) {
            throw new IOException(notAForm);
        }
        return form;
    }

    private void read(FileItemStream part) throws IOException {
        InputStream content = part.openStream();
        if (part.isFormField()) {
            fields.put(part.getFieldName(), new String(content.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
            return;
        }
        PushbackInputStream peeked = new PushbackInputStream(content);
        int first = peeked.read();
        if (first < 0) return;
        peeked.unread(first);
        file = peeked;
        fileName = Texts.orEmpty(part.getName());
        fileType = Texts.orEmpty(part.getContentType());
    }

    public String field(String name) {
        return Texts.lines(fields.get(name));
    }

    /** Null when no file was chosen, or an empty one. */
    public @Nullable InputStream file() {
        return file;
    }

    public String fileName() {
        return fileName;
    }

    /** What the browser takes the file for; it may be wrong. */
    public String fileType() {
        return fileType;
    }
}
