package io.bookstore.elasticsearch.analysis;

import static io.bookstore.elasticsearch.analysis.LuceneFilter.configured;
import static io.bookstore.elasticsearch.analysis.LuceneFilter.multiplying;
import static io.bookstore.elasticsearch.analysis.LuceneFilter.plain;

import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.commongrams.CommonGramsFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsQueryFilter;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The token filters that work from a list of words or rules. */
final class WordFilters {

    /** The flags of {@code word_delimiter_graph} that are on unless the settings turn them off. */
    private static final Map<String, Integer> ON = Map.of(
            "generate_word_parts", WordDelimiterGraphFilter.GENERATE_WORD_PARTS,
            "generate_number_parts", WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS,
            "split_on_case_change", WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE,
            "split_on_numerics", WordDelimiterGraphFilter.SPLIT_ON_NUMERICS,
            "stem_english_possessive", WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE);

    private static final Map<String, Integer> OFF = Map.of(
            "catenate_words", WordDelimiterGraphFilter.CATENATE_WORDS,
            "catenate_numbers", WordDelimiterGraphFilter.CATENATE_NUMBERS,
            "catenate_all", WordDelimiterGraphFilter.CATENATE_ALL,
            "preserve_original", WordDelimiterGraphFilter.PRESERVE_ORIGINAL,
            "ignore_keywords", WordDelimiterGraphFilter.IGNORE_KEYWORDS);

    private WordFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
        return Map.of(
                "word_delimiter_graph", multiplying((index, environment, settings) -> delimiter(environment, settings)),
                "common_grams", configured(multiplying((index, environment, settings) -> grams(environment, settings))),
                "keyword_marker", configured(plain((index, environment, settings) -> marker(environment, settings))),
                "keep", configured(plain((index, environment, settings) -> keep(environment, settings))),
                "stemmer_override",
                        configured(plain((index, environment, settings) -> overrides(environment, settings))));
    }

    private static UnaryOperator<TokenStream> delimiter(Environment environment, Settings settings) {
        var flags = flags(settings, ON, true) | flags(settings, OFF, false);
        var isProtected = Analysis.getWordSet(environment, settings, "protected_words");
        var types = characterTypes(environment, settings);
        var offsets = settings.getAsBoolean("adjust_offsets", true);
        return stream -> new WordDelimiterGraphFilter(stream, offsets, types, flags, isProtected);
    }

    private static int flags(Settings settings, Map<String, Integer> flags, boolean unlessSaid) {
        return flags.entrySet().stream()
                .filter(flag -> settings.getAsBoolean(flag.getKey(), unlessSaid))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, (one, other) -> one | other);
    }

    /** Rules such as {@code "+ => ALPHA"}, laid over Lucene's own table. */
    private static byte[] characterTypes(Environment environment, Settings settings) {
        var rules = Analysis.getWordList(environment, settings, "type_table");
        var table = WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE;
        if (rules == null || rules.isEmpty()) return table;
        var ours = new byte[Character.MAX_VALUE + 1];
        for (var letter = 0; letter < ours.length; letter++) {
            ours[letter] = letter < table.length ? table[letter] : WordDelimiterIterator.getType(letter);
        }
        for (var rule : rules) {
            var parts = rule.split("\\s*=>\\s*");
            var letter = Mappings.unescape(parts[0].strip());
            if (parts.length != 2 || letter.length() != 1) {
                throw new IllegalArgumentException("Invalid mapping rule: [" + rule + "]");
            }
            ours[letter.charAt(0)] = characterType(parts[1].strip());
        }
        return ours;
    }

    private static byte characterType(String name) {
        return switch (name) {
            case "LOWER" -> WordDelimiterIterator.getType('a');
            case "UPPER" -> WordDelimiterIterator.getType('A');
            case "ALPHA" -> WordDelimiterIterator.ALPHA;
            case "DIGIT" -> WordDelimiterIterator.getType('0');
            case "ALPHANUM" -> WordDelimiterIterator.ALPHANUM;
            case "SUBWORD_DELIM" -> WordDelimiterIterator.getType('-');
            default -> throw new IllegalArgumentException("Invalid character type: [" + name + "]");
        };
    }

    private static UnaryOperator<TokenStream> grams(Environment environment, Settings settings) {
        var ignoreCase = settings.getAsBoolean("ignore_case", false);
        var words = Analysis.parseCommonWords(environment, settings, null, ignoreCase);
        if (words == null) {
            throw new IllegalArgumentException(
                    "missing or empty [common_words] or [common_words_path] configuration for"
                            + " common_grams token filter");
        }
        var query = settings.getAsBoolean("query_mode", false);
        return stream -> {
            var grams = new CommonGramsFilter(stream, words);
            return query ? new CommonGramsQueryFilter(grams) : grams;
        };
    }

    private static UnaryOperator<TokenStream> marker(Environment environment, Settings settings) {
        var pattern = settings.get("keywords_pattern");
        if (pattern != null) {
            if (settings.get("keywords") != null || settings.get("keywords_path") != null) {
                throw new IllegalArgumentException(
                        "cannot specify both `keywords_pattern` and `keywords` or `keywords_path`");
            }
            var compiled = Pattern.compile(pattern);
            return stream -> new PatternKeywordMarkerFilter(stream, compiled);
        }
        var words = Analysis.getWordSet(environment, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException(
                    "keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern` to be configured");
        }
        var set = new CharArraySet(words, settings.getAsBoolean("ignore_case", false));
        return stream -> new SetKeywordMarkerFilter(stream, set);
    }

    private static UnaryOperator<TokenStream> keep(Environment environment, Settings settings) {
        var words = Analysis.getWordSet(environment, settings, "keep_words");
        if (words == null) {
            throw new IllegalArgumentException(
                    "keep requires either `keep_words` or `keep_words_path` to be configured");
        }
        var set = new CharArraySet(words, settings.getAsBoolean("keep_words_case", false));
        return stream -> new KeepWordFilter(stream, set);
    }

    private static UnaryOperator<TokenStream> overrides(Environment environment, Settings settings) throws IOException {
        var rules = Analysis.getWordList(environment, settings, "rules");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "stemmer override filter requires either `rules` or `rules_path` to be configured");
        }
        var builder = new StemmerOverrideFilter.Builder(false);
        for (var rule : rules) {
            var parts = rule.split("=>");
            if (parts.length != 2) throw new IllegalArgumentException("Invalid Keyword override Rule:" + rule);
            for (var word : parts[0].split(",")) builder.add(word.strip(), parts[1].strip());
        }
        var map = builder.build();
        return stream -> new StemmerOverrideFilter(stream, map);
    }
}
