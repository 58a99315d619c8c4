package io.bookstore.catalog.onix;

import io.bookstore.catalog.files.BadRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** List 150 (with lists 81 and 175 where they say more) and the formats of the shop. */
final class ProductForms {

    private static final String AUDIO_CONTENT = "01";
    private static final String RACK_SIZED = "B101";

    private static final Map<String, String> FORMATS = table();

    private ProductForms() {}

    static @Nullable String format(Element detail) throws BadRecord {
        String form = detail.value("ProductForm");
        if (form == null) {
            return null;
        }
        String format = FORMATS.get(form);
        if (format == null) {
            throw new BadRecord("is not a book: product form " + shown(form) + " of list 150");
        }
        List<String> details =
                detail.all("ProductFormDetail").stream().map(Element::text).toList();
        if (format.equals("paperback") && details.contains(RACK_SIZED)) {
            return "mass_market";
        }
        boolean spoken = detail.says("PrimaryContentType", AUDIO_CONTENT)
                || (!detail.has("PrimaryContentType") && details.stream().anyMatch(each -> each.startsWith("A1")));
        return format.equals("ebook") && spoken ? "audiobook" : format;
    }

    private static String shown(String form) {
        return form.length() <= 4 ? form : form.substring(0, 4) + "…";
    }

    private static Map<String, String> table() {
        Map<String, String> formats = new HashMap<>();
        put(formats, "hardcover", "BB BG");
        put(formats, "paperback", "BC BF");
        put(formats, "board_book", "BH");
        put(formats, "ebook", "EA EB EC ED");
        put(formats, "audiobook", "AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AZ");
        // bound in another way, on a disc or card, or several in one box
        put(formats, "other", "00 BA BD BE BI BJ BK BL BM BN BO BP BZ DA DB DI DJ DL DM DN DZ SA SB SC SD SE SF");
        return Map.copyOf(formats);
    }

    private static void put(Map<String, String> formats, String format, String codes) {
        for (String code : codes.split(" ")) {
            formats.put(code, format);
        }
    }
}
