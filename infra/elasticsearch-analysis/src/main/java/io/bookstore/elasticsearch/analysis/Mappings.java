package io.bookstore.elasticsearch.analysis;

import java.util.List;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/** Rules of the form {@code from => to}, with the escapes \\ \n \t \r \b \f and &#92;uXXXX. */
final class Mappings {

    private Mappings() {}

    static NormalizeCharMap parse(List<String> rules) {
        var builder = new NormalizeCharMap.Builder();
        for (var rule : rules) {
            var arrow = rule.lastIndexOf("=>");
            if (arrow < 0) throw new RuntimeException("Invalid Mapping Rule : [" + rule + "]");
            var from = unescape(rule.substring(0, arrow).strip());
            builder.add(from, unescape(rule.substring(arrow + 2).strip()));
        }
        return builder.build();
    }

    static String unescape(String text) {
        var out = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var letter = text.charAt(at++);
            if (letter != '\\') {
                out.append(letter);
                continue;
            }
            if (at == text.length()) throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
            var escaped = text.charAt(at++);
            if (escaped == 'u') {
                if (at + 4 > text.length())
                    throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
                out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                at += 4;
            } else {
                out.append(plain(escaped));
            }
        }
        return out.toString();
    }

    private static char plain(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> escaped;
        };
    }
}
