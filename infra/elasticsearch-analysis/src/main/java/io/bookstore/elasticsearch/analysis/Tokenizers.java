package io.bookstore.elasticsearch.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.path.ReversePathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** How a text is cut into tokens. */
final class Tokenizers {

    private static final int USUAL_TOKEN_LENGTH = 255;

    private Tokenizers() {}

    static Map<String, AnalysisProvider<TokenizerFactory>> all() {
        var tokenizers = new HashMap<String, AnalysisProvider<TokenizerFactory>>();
        add(tokenizers, "keyword", (index, settings) -> {
            var buffer = settings.getAsInt("buffer_size", KeywordTokenizer.DEFAULT_BUFFER_SIZE);
            return () -> new KeywordTokenizer(buffer);
        });
        add(tokenizers, "letter", (index, settings) -> LetterTokenizer::new);
        add(tokenizers, "whitespace", (index, settings) -> {
            var longest = settings.getAsInt("max_token_length", CharTokenizer.DEFAULT_MAX_WORD_LEN);
            return () -> new WhitespaceTokenizer(longest);
        });
        add(tokenizers, "classic", (index, settings) -> {
            var longest = settings.getAsInt("max_token_length", USUAL_TOKEN_LENGTH);
            return () -> limited(new ClassicTokenizer(), longest);
        });
        add(tokenizers, "uax_url_email", (index, settings) -> {
            var longest = settings.getAsInt("max_token_length", USUAL_TOKEN_LENGTH);
            return () -> limited(new UAX29URLEmailTokenizer(), longest);
        });
        add(tokenizers, "pattern", (index, settings) -> pattern(settings));
        add(tokenizers, "path_hierarchy", (index, settings) -> pathHierarchy(settings));
        add(tokenizers, "ngram", Tokenizers::nGram);
        add(tokenizers, "edge_ngram", (index, settings) -> edgeNGram(settings));
        return tokenizers;
    }

    static void requireNGramWithin(IndexSettings index, int min, int max) {
        var most = index.getMaxNgramDiff();
        if (max - min > most) {
            throw new IllegalArgumentException(
                    "The difference between max_gram and min_gram in NGram Tokenizer must be less"
                            + " than or equal to: [" + most + "] but was [" + (max - min)
                            + "]. This limit can be set by changing the ["
                            + IndexSettings.MAX_NGRAM_DIFF_SETTING.getKey() + "] index level setting.");
        }
    }

    @FunctionalInterface
    private interface Maker {
        Supplier<Tokenizer> make(IndexSettings index, Settings settings);
    }

    private static void add(Map<String, AnalysisProvider<TokenizerFactory>> tokenizers, String type, Maker maker) {
        tokenizers.put(
                type,
                (index, environment, name, settings) -> TokenizerFactory.newFactory(name, maker.make(index, settings)));
    }

    private static Tokenizer limited(ClassicTokenizer tokenizer, int longest) {
        tokenizer.setMaxTokenLength(longest);
        return tokenizer;
    }

    private static Tokenizer limited(UAX29URLEmailTokenizer tokenizer, int longest) {
        tokenizer.setMaxTokenLength(longest);
        return tokenizer;
    }

    private static Supplier<Tokenizer> pattern(Settings settings) {
        var pattern = Patterns.compile(settings.get("pattern", "\\W+"), settings);
        var group = settings.getAsInt("group", -1);
        return () -> new PatternTokenizer(pattern, group);
    }

    private static Supplier<Tokenizer> pathHierarchy(Settings settings) {
        var buffer = settings.getAsInt("buffer_size", 1024);
        var delimiter = letter(settings, "delimiter", PathHierarchyTokenizer.DEFAULT_DELIMITER);
        var replacement = letter(settings, "replacement", delimiter);
        var skip = settings.getAsInt("skip", PathHierarchyTokenizer.DEFAULT_SKIP);
        if (settings.getAsBoolean("reverse", false)) {
            return () -> new ReversePathHierarchyTokenizer(buffer, delimiter, replacement, skip);
        }
        return () -> new PathHierarchyTokenizer(buffer, delimiter, replacement, skip);
    }

    private static char letter(Settings settings, String key, char unlessSaid) {
        var value = settings.get(key);
        if (value == null) return unlessSaid;
        if (value.length() == 1) return value.charAt(0);
        throw new IllegalArgumentException(key + " must be a one char value");
    }

    private static Supplier<Tokenizer> nGram(IndexSettings index, Settings settings) {
        var min = settings.getAsInt("min_gram", NGramTokenizer.DEFAULT_MIN_NGRAM_SIZE);
        var max = settings.getAsInt("max_gram", NGramTokenizer.DEFAULT_MAX_NGRAM_SIZE);
        requireNGramWithin(index, min, max);
        var inToken = TokenCharacters.of(settings);
        return () -> new NGramTokenizer(min, max) {
            @Override
            protected boolean isTokenChar(int letter) {
                return inToken.test(letter);
            }
        };
    }

    private static Supplier<Tokenizer> edgeNGram(Settings settings) {
        var min = settings.getAsInt("min_gram", NGramTokenizer.DEFAULT_MIN_NGRAM_SIZE);
        var max = settings.getAsInt("max_gram", NGramTokenizer.DEFAULT_MAX_NGRAM_SIZE);
        IntPredicate inToken = TokenCharacters.of(settings);
        return () -> new EdgeNGramTokenizer(min, max) {
            @Override
            protected boolean isTokenChar(int letter) {
                return inToken.test(letter);
            }
        };
    }
}
