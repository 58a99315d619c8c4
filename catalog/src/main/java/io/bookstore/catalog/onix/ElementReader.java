package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Reads one element with what is in it, up to a size; goes to its end in any case. */
final class ElementReader {

    private static final int LARGEST = 1_000_000;
    private static final int COST_OF_ELEMENT = 50;

    private final XMLStreamReader xml;
    private int size;
    private @Nullable String unknownEntity;

    ElementReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The element that begins where the reader is. */
    Element read(String name) throws XMLStreamException, BadRecord {
        Element element = children(name);
        if (size > LARGEST) {
            throw new BadRecord("is longer than " + LARGEST + " characters");
        }
        if (unknownEntity != null) {
            throw new BadRecord("uses the entity " + unknownEntity + ", which is not known");
        }
        return element;
    }

    void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private Element children(String name) throws XMLStreamException {
        boolean isText = name.equals("Text");
        Element element = new Element(name, xml.getAttributeValue(null, isText ? "textformat" : "dateformat"));
        if (isText) {
            element.text(markup());
            return element;
        }
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String child = Tags.reference(xml.getLocalName());
                if (child == null || isFull(COST_OF_ELEMENT)) {
                    skip();
                } else {
                    element.add(children(child));
                }
            } else {
                append(text, event);
            }
        }
        element.text(text.toString());
        return element;
    }

    /**
     * The content of a text with its XHTML elements. Text alone stays as it is: it may be HTML that was escaped as a
     * whole, as many senders do.
     */
    private String markup() throws XMLStreamException {
        StringBuilder asText = new StringBuilder();
        StringBuilder asHtml = new StringBuilder();
        boolean elements = false;
        int depth = 1;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                elements = true;
                depth++;
                tag(asHtml, "<");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (--depth == 0) {
                    return elements ? Markup.tidy(asHtml.toString()) : asText.toString();
                }
                tag(asHtml, "</");
            } else {
                int before = asText.length();
                append(asText, event);
                asHtml.append(HtmlUtils.htmlEscape(asText.substring(before), "UTF-8"));
            }
        }
    }

    private void tag(StringBuilder html, String opening) {
        if (!isFull(COST_OF_ELEMENT)) {
            html.append(opening).append(xml.getLocalName()).append('>');
        }
    }

    private void append(StringBuilder text, int event) {
        switch (event) {
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                if (!isFull(xml.getTextLength())) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            }
            case XMLStreamConstants.ENTITY_REFERENCE -> text.append(entity(xml.getLocalName()));
            default -> {} // comments and instructions say nothing of the book
        }
    }

    /** The names of HTML are in the schema of ONIX; others would have to be declared by the file, which we ignore. */
    private String entity(String name) {
        String reference = "&" + name + ";";
        String meant = HtmlUtils.htmlUnescape(reference);
        if (meant.equals(reference)) {
            unknownEntity = name.length() > 40 ? name.substring(0, 40) : name;
        }
        return meant;
    }

    private boolean isFull(int more) {
        size = Math.min(size + more, LARGEST + 1);
        return size > LARGEST;
    }
}
