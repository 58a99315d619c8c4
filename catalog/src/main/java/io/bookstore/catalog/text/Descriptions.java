package io.bookstore.catalog.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.web.util.HtmlUtils;

/**
 * Descriptions are kept so that they are safe as HTML: text without markup as it was typed, text with markup reduced to
 * a few harmless elements without attributes.
 */
public final class Descriptions {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "b", "strong", "i", "em", "u", "ul", "ol", "li", "blockquote")
            .toFactory();

    private static final Pattern MARKUP = Pattern.compile("<|&[a-zA-Z#]");
    /** The sanitizer writes these as entities too; without attributes they are harmless as they are. */
    private static final Pattern HARMLESS = Pattern.compile("&#(34|39|43|61|64|96|123);");

    private static final Pattern LINE_END = Pattern.compile("<br />|</p>|</li>|</blockquote>|</ul>|</ol>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\s*\\n\\s*");

    private Descriptions() {}

    /** What is kept of a text that somebody sent. */
    public static String safe(String text) {
        String clean = FORBIDDEN.matcher(text).replaceAll("").strip();
        if (!MARKUP.matcher(clean).find()) {
            return clean;
        }
        return HARMLESS.matcher(POLICY.sanitize(clean))
                .replaceAll(entity -> {
                    String character = String.valueOf((char) Integer.parseInt(entity.group(1)));
                    return Matcher.quoteReplacement(character);
                })
                .strip();
    }

    /** The plain text of a kept description, with a line for each paragraph. */
    public static String plain(String safe) {
        if (!MARKUP.matcher(safe).find()) {
            return safe;
        }
        String broken = LINE_END.matcher(safe).replaceAll("\n");
        String bare = HtmlUtils.htmlUnescape(TAG.matcher(broken).replaceAll(""));
        return EMPTY_LINES.matcher(bare).replaceAll("\n").strip();
    }
}
