package io.bookstore.storefront;

import io.bookstore.storefront.Browser.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a form as a browser would send them: what is ticked, selected or typed. */
public final class FormFields {

    private static final Pattern FIELD = Pattern.compile(
            "(?s)<input\\b([^>]*)>|<textarea\\b([^>]*)>(.*?)</textarea>|<select\\b([^>]*)>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("(?s)<option\\b([^>]*)>");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private FormFields() {}

    /** @param action how the form's address ends */
    public static FormFields of(Page page, String action) {
        Matcher form = Pattern.compile(
                        "(?s)<form\\b[^>]*action=\"[^\"]*" + Pattern.quote(action) + "\"[^>]*>(.*?)</form>")
                .matcher(page.body());
        if (!form.find()) throw new AssertionError("no form " + action);
        FormFields fields = new FormFields();
        Matcher field = FIELD.matcher(form.group(1));
        while (field.find()) fields.read(field);
        return fields;
    }

    private void read(Matcher field) {
        if (field.group(1) != null) {
            String input = field.group(1);
            boolean choice = input.matches("(?s).*type=\"(checkbox|radio)\".*");
            if (!choice || input.contains("checked")) add(attribute(input, "name"), attribute(input, "value"));
        } else if (field.group(2) != null) {
            add(attribute(field.group(2), "name"), text(field.group(3)));
        } else {
            String chosen = null;
            Matcher option = OPTION.matcher(field.group(5));
            while (option.find()) {
                if (chosen == null || option.group(1).contains("selected"))
                    chosen = attribute(option.group(1), "value");
            }
            add(attribute(field.group(4), "name"), chosen);
        }
    }

    private void add(String name, String value) {
        if (!name.isEmpty())
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    public FormFields with(String name, String... all) {
        values.put(name, List.of(all));
        return this;
    }

    public FormFields without(String name) {
        values.remove(name);
        return this;
    }

    public Map<String, List<String>> all() {
        return values;
    }

    public String get(String name) {
        return values.getOrDefault(name, List.of("")).getFirst();
    }

    private static String attribute(String tag, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? text(value.group(1)) : "";
    }

    private static String text(String html) {
        return html.replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
