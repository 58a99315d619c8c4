package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.IgnoredRecord;
import io.bookstore.catalog.files.RecordReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The products of an ONIX message as records with our own field names. */
public final class OnixRecords implements RecordReader {

    /** List 1 and list 64: what shall not be sold any more. */
    private static final String DELETE = "05";

    private static final Set<String> TESTS = Set.of("88", "89");
    private static final String SOLD_TO_ANOTHER = "08";
    private static final Set<String> WITHDRAWN = Set.of("01", "11", "12", "15", "16", "17");

    private final OnixStream stream;
    private final String shopCurrency;

    /** @param shopCurrency of several prices the one in this currency is taken */
    public OnixRecords(InputStream in, String shopCurrency) throws IOException {
        this.stream = new OnixStream(in);
        this.shopCurrency = shopCurrency;
    }

    @Override
    public long line() {
        return stream.line();
    }

    @Override
    public @Nullable ObjectNode next() throws BadRecord, IgnoredRecord, IOException {
        Element product = stream.next();
        return product == null ? null : record(product);
    }

    private ObjectNode record(Element product) throws BadRecord, IgnoredRecord {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        Identifiers.fill(record, product);
        String notification = product.value("NotificationType");
        if (notification != null && TESTS.contains(notification)) {
            throw new IgnoredRecord("is a test record (notification type " + notification + ")");
        }
        if (SOLD_TO_ANOTHER.equals(notification)) {
            throw new IgnoredRecord("tells that the book was sold to another publisher (notification type 08)");
        }
        if (DELETE.equals(notification) || isWithdrawn(product)) {
            Identifiers.require(record);
            return record.put("active", false);
        }
        Element header = stream.header();
        Described.fill(record, product, header);
        Published.fill(record, product);
        Contributors.standIn(record, product);
        Offered.fill(record, product, header, shopCurrency);
        return record;
    }

    private static boolean isWithdrawn(Element product) {
        return product.all("PublishingDetail").stream()
                .anyMatch(detail -> detail.saysOneOf("PublishingStatus", WITHDRAWN));
    }
}
