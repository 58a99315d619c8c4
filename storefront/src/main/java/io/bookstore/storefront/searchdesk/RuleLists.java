package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchDeskApi;
import io.bookstore.storefront.api.SearchDeskApi.Redirect;
import io.bookstore.storefront.api.SearchDeskApi.RedirectList;
import io.bookstore.storefront.api.SearchDeskApi.Redirects;
import io.bookstore.storefront.api.SearchDeskApi.Rules;
import io.bookstore.storefront.api.SearchDeskApi.Synonyms;
import io.bookstore.storefront.shop.Links;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The two lists that are edited as text, a rule a line: synonyms and redirects. */
@Component
class RuleLists {

    private static final String ARROW = "=>";
    private static final int LONGEST_LINE = 500;

    private final SearchDeskApi desk;

    RuleLists(SearchDeskApi desk) {
        this.desk = desk;
    }

    /** A list as text, with what says that nobody else saved meanwhile. */
    record Text(String text, String etag) {}

    /** What the lines mean, or what is wrong with them. */
    private record Parsed(List<Redirect> redirects, List<String> wrong) {}

    Text read(String list, OnBehalf who) {
        if (list.equals("synonyms")) {
            Synonyms synonyms = desk.synonyms(who);
            return new Text(String.join("\n", synonyms.rules()), etag(synonyms.version()));
        }
        Redirects redirects = desk.redirects(who);
        String text = redirects.redirects().stream()
                .map(redirect -> redirect.query() + " " + ARROW + " " + redirect.url())
                .collect(Collectors.joining("\n"));
        return new Text(text, etag(redirects.version()));
    }

    Map<String, String> errors(String list, String text) {
        Map<String, String> errors = new LinkedHashMap<>();
        List<String> wrong =
                list.equals("synonyms") ? wrongRules(text) : parse(text).wrong();
        if (!wrong.isEmpty()) errors.put("text", String.join(" ", wrong));
        return errors;
    }

    void write(String list, String text, String etag, OnBehalf who) {
        String match = etag.isEmpty() ? null : etag;
        if (list.equals("synonyms")) desk.putSynonyms(who, match, new Rules(lines(text)));
        else desk.putRedirects(who, match, new RedirectList(parse(text).redirects()));
    }

    private static List<String> wrongRules(String text) {
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines(text);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean sides = line.contains(ARROW) ? line.split(ARROW, -1).length == 2 : line.contains(",");
            boolean empty = List.of(line.split("[,>=]", -1)).stream().allMatch(String::isBlank);
            if (!sides || empty || line.length() > LONGEST_LINE) {
                wrong.add("Rule " + (i + 1) + " (“" + cut(line) + "”) is neither “a, b, c” nor “a => b”.");
            }
        }
        return wrong;
    }

    private static Parsed parse(String text) {
        List<Redirect> redirects = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String line : lines(text)) {
            String[] sides = line.split("\\s*" + ARROW + "\\s*", -1);
            boolean good = sides.length == 2 && !sides[0].isBlank() && Links.isOwnPath(sides[1]);
            if (good) redirects.add(new Redirect(sides[0].strip(), sides[1]));
            else wrong.add("“" + cut(line) + "” is not “words => /a/page/of/this/shop”.");
        }
        return new Parsed(redirects, wrong);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String cut(String line) {
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }

    static String etag(@Nullable Long version) {
        return version == null ? "" : "\"" + version + "\"";
    }
}
