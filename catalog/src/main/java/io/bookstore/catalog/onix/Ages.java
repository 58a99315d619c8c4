package io.bookstore.catalog.onix;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** For readers of which age (lists 30 and 31): interest age, else reading age. */
final class Ages {

    private static final String IN_MONTHS = "16";
    private static final List<String> QUALIFIERS = List.of("17", "18", IN_MONTHS);
    private static final String EXACTLY = "01";
    private static final String FROM = "03";
    private static final String TO = "04";
    private static final int OLDEST = 120;
    private static final int MONTHS = 12;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,3}");

    private Ages() {}

    static void fill(ObjectNode record, Element detail) {
        for (Element range : Element.ranked(detail.all("AudienceRange"), "AudienceRangeQualifier", QUALIFIERS)) {
            int unit = range.says("AudienceRangeQualifier", IN_MONTHS) ? MONTHS : 1;
            List<Element> precisions = range.all("AudienceRangePrecision");
            List<Element> values = range.all("AudienceRangeValue");
            boolean found = false;
            for (int i = 0; i < Math.min(precisions.size(), values.size()); i++) {
                Integer age = age(values.get(i).text(), unit);
                found |= age != null && put(record, precisions.get(i).text(), age);
            }
            if (found) {
                return;
            }
        }
    }

    private static boolean put(ObjectNode record, String precision, int age) {
        if (precision.equals(FROM) || precision.equals(EXACTLY)) {
            record.put("age_from", age);
        }
        if (precision.equals(TO) || precision.equals(EXACTLY)) {
            record.put("age_to", age);
        }
        return record.has("age_from") || record.has("age_to");
    }

    private static @Nullable Integer age(String text, int unit) {
        return WHOLE.matcher(text).matches() ? Math.min(Integer.parseInt(text) / unit, OLDEST) : null;
    }
}
