package io.bookstore.catalog.onix;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import io.bookstore.catalog.files.BadRecord;
import io.bookstore.catalog.files.UnreadableFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An ONIX message, product by product. Nothing that the file names is ever fetched, no entity that it declares is
 * expanded, and what is held in memory is bounded whatever the file holds.
 */
final class OnixStream {

    private static final int DEEPEST = 100;
    private static final int LONGEST_ATTRIBUTE = 65_536;
    private static final int MOST_ATTRIBUTES = 100;
    private static final XMLInputFactory XML = safeFactory();

    private final XMLStreamReader xml;
    private @Nullable Element header;
    private long line = 1;

    OnixStream(InputStream in) throws IOException {
        try {
            this.xml = XML.createXMLStreamReader(in);
            Messages.check(root());
        } catch (XMLStreamException | WstxLazyException broken) {
            throw unreadable(broken);
        }
    }

    private static XMLInputFactory safeFactory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    private XMLStreamReader root() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            event = xml.next();
        }
        return xml;
    }

    /** Where the product of the last call began. */
    long line() {
        return line;
    }

    /** What the message says of all its products; null when it has no header. */
    @Nullable
    Element header() {
        return header;
    }

    /** The next product, null at the end. */
    @Nullable
    Element next() throws BadRecord, IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    Element product = topLevel();
                    if (product != null) {
                        return product;
                    }
                }
            }
            return null;
        } catch (XMLStreamException | WstxLazyException broken) {
            throw unreadable(broken);
        }
    }

    private @Nullable Element topLevel() throws XMLStreamException, BadRecord {
        String name = String.valueOf(Tags.reference(xml.getLocalName()));
        ElementReader reader = new ElementReader(xml);
        switch (name) {
            case "Product" -> {
                line = xml.getLocation().getLineNumber();
                return reader.read(name);
            }
            case "Header" -> header = reader.read(name);
            default -> reader.skip();
        }
        return null;
    }

    private IOException unreadable(Exception broken) {
        Throwable cause = broken instanceof WstxLazyException lazy ? lazy.getCause() : broken;
        Throwable deeper = cause instanceof XMLStreamException nested ? nested.getNestedException() : null;
        if (deeper instanceof CharConversionException) {
            return new UnreadableFile("The file holds bytes that are not of the encoding it declares.");
        }
        if (deeper instanceof IOException io) {
            return io;
        }
        int at = cause instanceof XMLStreamException malformed && malformed.getLocation() != null
                ? malformed.getLocation().getLineNumber()
                : 0;
        return new UnreadableFile("The file is not well-formed XML, or nested too deep, at line " + Math.max(at, 1)
                + ". What comes before it is in.");
    }
}
