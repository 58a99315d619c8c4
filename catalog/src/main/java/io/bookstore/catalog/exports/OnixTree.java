package io.bookstore.catalog.exports;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Elements within elements. */
final class OnixTree {

    private final XMLStreamWriter xml;

    OnixTree(XMLStreamWriter xml) {
        this.xml = xml;
    }

    void composite(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.write();
        xml.writeEndElement();
    }

    void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    void element(String name, String text, String attribute, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute(attribute, value);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    /** Nothing when there is no value. */
    void optional(String name, @Nullable JsonNode value) throws XMLStreamException {
        if (value != null && !value.isNull()) {
            element(name, value.asString());
        }
    }

    /** Two characters of Unicode's that XML cannot hold. */
    private static String writable(String text) {
        return text.replace("\ufffe", "").replace("\uffff", "");
    }

    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }
}
