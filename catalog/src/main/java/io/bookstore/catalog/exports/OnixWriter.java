package io.bookstore.catalog.exports;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.node.ObjectNode;

/** An ONIX 3.0 message in reference tags. */
final class OnixWriter implements RecordWriter {

    private static final String NAMESPACE = "http://ns.editeur.org/onix/3.0/reference";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final XMLOutputFactory XML = new WstxOutputFactory();

    private final XMLStreamWriter xml;
    private final OnixTree tree;

    OnixWriter(OutputStream out, Instant now) throws IOException {
        try {
            this.xml = XML.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            this.tree = new OnixTree(xml);
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.setDefaultNamespace(NAMESPACE);
            xml.writeStartElement(NAMESPACE, "ONIXMessage");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("release", "3.0");
            tree.composite("Header", () -> {
                tree.composite("Sender", () -> tree.element("SenderName", "Bookstore"));
                tree.element("SentDateTime", TIME.format(now));
            });
        } catch (XMLStreamException broken) {
            throw unwritten(broken);
        }
    }

    @Override
    public void write(ObjectNode record) throws IOException {
        try {
            new OnixProduct(tree, record).write();
            xml.writeCharacters("\n");
        } catch (XMLStreamException broken) {
            throw unwritten(broken);
        }
    }

    @Override
    public void end() throws IOException {
        try {
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw unwritten(broken);
        }
    }

    private static IOException unwritten(XMLStreamException broken) {
        return broken.getNestedException() instanceof IOException io ? io : new IOException(broken);
    }
}
