package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.UnreadableFile;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Which messages are understood. */
final class Messages {

    private static final Set<String> ROOTS = Set.of("ONIXMessage", "ONIXmessage");
    private static final int LONGEST_SHOWN = 40;

    private Messages() {}

    /** @param root at the start of the root element */
    static void check(XMLStreamReader root) throws UnreadableFile {
        String name = root.getLocalName();
        if (!ROOTS.contains(name)) {
            throw new UnreadableFile("The root element is " + shown(name) + ": an ONIX file begins with ONIXMessage.");
        }
        String release = root.getAttributeValue(null, "release");
        if (!isThree(release)) {
            throw new UnreadableFile("This is ONIX " + (release == null ? "2.1 or older" : shown(release))
                    + ". Only 3.0 and 3.1 are understood: ask the sender for one of these.");
        }
    }

    private static boolean isThree(@Nullable String release) {
        return release != null && release.strip().matches("3\\.[01](\\..*)?");
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
