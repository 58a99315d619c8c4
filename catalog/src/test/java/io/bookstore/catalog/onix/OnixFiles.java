package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.IgnoredRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** ONIX messages for tests: the samples, and small ones made here. */
final class OnixFiles {

    private OnixFiles() {}

    static List<ObjectNode> sample(String name) throws Exception {
        try (InputStream file = Objects.requireNonNull(OnixFiles.class.getResourceAsStream("/onix/" + name))) {
            return read(file);
        }
    }

    /** Records; a refused or ignored one as {@code {refused}} or {@code {ignored}}. */
    static List<ObjectNode> read(InputStream file) throws IOException {
        OnixRecords records = new OnixRecords(file, "USD");
        List<ObjectNode> all = new ArrayList<>();
        while (true) {
            try {
                ObjectNode next = records.next();
                if (next == null) {
                    return all;
                }
                all.add(next);
            } catch (BadRecord bad) {
                all.add(tools.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("refused", bad.reason())
                        .put("line", records.line()));
            } catch (IgnoredRecord ignored) {
                all.add(tools.jackson.databind.node.JsonNodeFactory.instance
                        .objectNode()
                        .put("ignored", ignored.reason()));
            }
        }
    }

    static List<ObjectNode> read(String xml) throws IOException {
        return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    static List<ObjectNode> read(String xml, Charset charset) throws IOException {
        return read(new ByteArrayInputStream(xml.getBytes(charset)));
    }

    static String message(String products) {
        return "<ONIXMessage release=\"3.0\" xmlns=\"http://ns.editeur.org/onix/3.0/reference\">"
                + "<Header><Sender><SenderName>Us</SenderName></Sender></Header>" + products + "</ONIXMessage>";
    }

    static String product(String blocks) {
        return "<Product><RecordReference>x</RecordReference><NotificationType>03</NotificationType>"
                + "<ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9780141439518</IDValue></ProductIdentifier>"
                + blocks + "</Product>";
    }

    static String described(String details) {
        return product("<DescriptiveDetail><ProductForm>BC</ProductForm>" + details + "</DescriptiveDetail>");
    }

    /** The only record of a message with one product. */
    static ObjectNode one(String product) throws IOException {
        List<ObjectNode> all = read(message(product));
        return all.getFirst();
    }
}
