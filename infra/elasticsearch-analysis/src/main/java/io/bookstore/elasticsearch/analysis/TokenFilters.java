package io.bookstore.elasticsearch.analysis;

import static io.bookstore.elasticsearch.analysis.LuceneFilter.configured;
import static io.bookstore.elasticsearch.analysis.LuceneFilter.multiplying;
import static io.bookstore.elasticsearch.analysis.LuceneFilter.normalizing;
import static io.bookstore.elasticsearch.analysis.LuceneFilter.plain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.classic.ClassicFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** The token filters that change, cut or multiply a token by its letters alone. */
final class TokenFilters {

    private TokenFilters() {}

    static Map<String, AnalysisProvider<TokenFilterFactory>> all() {
        var filters = new HashMap<String, AnalysisProvider<TokenFilterFactory>>();
        addFolding(filters);
        addCutting(filters);
        addMultiplying(filters);
        addStemming(filters);
        return filters;
    }

    /** Filters whose bare name has other defaults than a configured one, as in a full distribution. */
    static List<PreConfiguredTokenFilter> preConfigured() {
        return List.of(
                PreConfiguredTokenFilter.singleton(
                        "edge_ngram", false, false, stream -> new EdgeNGramTokenFilter(stream, 1)),
                PreConfiguredTokenFilter.singleton("truncate", false, stream -> new TruncateTokenFilter(stream, 10)),
                PreConfiguredTokenFilter.singleton(
                        "elision", true, stream -> new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES)));
    }

    private static void addFolding(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("asciifolding", AsciiFolding::new);
        filters.put("lowercase", normalizing(TokenFilters::lowercase));
        filters.put("uppercase", normalizing(settings -> UpperCaseFilter::new));
        filters.put("cjk_width", normalizing(settings -> CJKWidthFilter::new));
        filters.put("decimal_digit", normalizing(settings -> DecimalDigitFilter::new));
        filters.put("arabic_normalization", normalizing(settings -> ArabicNormalizationFilter::new));
        filters.put("german_normalization", normalizing(settings -> GermanNormalizationFilter::new));
        filters.put("hindi_normalization", normalizing(settings -> HindiNormalizationFilter::new));
        filters.put("indic_normalization", normalizing(settings -> IndicNormalizationFilter::new));
        filters.put("persian_normalization", normalizing(settings -> PersianNormalizationFilter::new));
        filters.put("serbian_normalization", normalizing(settings -> SerbianNormalizationFilter::new));
        filters.put("sorani_normalization", normalizing(settings -> SoraniNormalizationFilter::new));
        filters.put("scandinavian_folding", normalizing(settings -> ScandinavianFoldingFilter::new));
        filters.put("scandinavian_normalization", normalizing(settings -> ScandinavianNormalizationFilter::new));
        filters.put("pattern_replace", configured(normalizing(TokenFilters::patternReplace)));
    }

    private static void addCutting(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("trim", normalizing(settings -> TrimFilter::new));
        filters.put("apostrophe", plain(settings -> ApostropheFilter::new));
        filters.put("classic", plain(settings -> ClassicFilter::new));
        filters.put("reverse", plain(settings -> ReverseStringFilter::new));
        filters.put("unique", plain(TokenFilters::unique));
        filters.put("remove_duplicates", plain(settings -> RemoveDuplicatesTokenFilter::new));
        filters.put("flatten_graph", plain(settings -> FlattenGraphFilter::new));
        filters.put("truncate", configured(plain(TokenFilters::truncate)));
        filters.put("length", plain(TokenFilters::length));
        filters.put("limit", plain(TokenFilters::limit));
        filters.put("elision", configured(normalizing((index, environment, settings) -> {
            var articles = Analysis.parseArticles(environment, settings);
            if (articles == null) {
                throw new IllegalArgumentException("elision filter requires [articles] or [articles_path] setting");
            }
            return stream -> new ElisionFilter(stream, articles);
        })));
    }

    private static void addMultiplying(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("edge_ngram", multiplying((index, environment, settings) -> edgeNGram(settings)));
        filters.put("ngram", multiplying((index, environment, settings) -> nGram(index, settings)));
        filters.put("cjk_bigram", multiplying((index, environment, settings) -> cjkBigram(settings)));
        filters.put("keyword_repeat", plain(settings -> KeywordRepeatFilter::new));
        filters.put("pattern_capture", configured(plain(TokenFilters::patternCapture)));
    }

    private static void addStemming(Map<String, AnalysisProvider<TokenFilterFactory>> filters) {
        filters.put("kstem", plain(settings -> KStemFilter::new));
        filters.put("porter_stem", plain(settings -> PorterStemFilter::new));
        filters.put("snowball", plain(settings -> {
            var language = settings.get("language", settings.get("name", "English"));
            return stream -> new SnowballFilter(stream, language);
        }));
    }

    private static UnaryOperator<TokenStream> lowercase(Settings settings) {
        var language = settings.get("language", "");
        return switch (language) {
            case "" -> LowerCaseFilter::new;
            case "greek" -> GreekLowerCaseFilter::new;
            case "irish" -> IrishLowerCaseFilter::new;
            case "turkish" -> TurkishLowerCaseFilter::new;
            default ->
                throw new IllegalArgumentException(
                        "language [" + language + "] not supported for lower case token filter");
        };
    }

    private static UnaryOperator<TokenStream> patternReplace(Settings settings) {
        var pattern = Patterns.required(settings, "pattern");
        var replacement = settings.get("replacement", "");
        var all = settings.getAsBoolean("all", true);
        return stream -> new PatternReplaceFilter(stream, pattern, replacement, all);
    }

    private static UnaryOperator<TokenStream> patternCapture(Settings settings) {
        var patterns =
                settings.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
        if (patterns.length == 0) {
            throw new IllegalArgumentException("required setting 'patterns' is missing for pattern_capture");
        }
        var original = settings.getAsBoolean("preserve_original", true);
        return stream -> new PatternCaptureGroupTokenFilter(stream, original, patterns);
    }

    private static UnaryOperator<TokenStream> unique(Settings settings) {
        var samePosition = settings.getAsBoolean("only_on_same_position", false);
        return stream -> new UniqueFilter(stream, samePosition);
    }

    private static UnaryOperator<TokenStream> truncate(Settings settings) {
        var length = settings.getAsInt("length", -1);
        if (length <= 0) throw new IllegalArgumentException("length parameter must be provided");
        return stream -> new TruncateTokenFilter(stream, length);
    }

    private static UnaryOperator<TokenStream> length(Settings settings) {
        var min = settings.getAsInt("min", 0);
        var max = settings.getAsInt("max", Integer.MAX_VALUE);
        return stream -> new LengthFilter(stream, min, max);
    }

    private static UnaryOperator<TokenStream> limit(Settings settings) {
        var most = settings.getAsInt("max_token_count", 1);
        var consume = settings.getAsBoolean("consume_all_tokens", false);
        return stream -> new LimitTokenCountFilter(stream, most, consume);
    }

    private static UnaryOperator<TokenStream> edgeNGram(Settings settings) {
        var min = settings.getAsInt("min_gram", 1);
        var max = settings.getAsInt("max_gram", 2);
        var original = settings.getAsBoolean("preserve_original", false);
        return switch (settings.get("side", "front")) {
            case "front" -> stream -> new EdgeNGramTokenFilter(stream, min, max, original);
            case "back" ->
                stream -> new ReverseStringFilter(
                        new EdgeNGramTokenFilter(new ReverseStringFilter(stream), min, max, original));
            default -> throw new IllegalArgumentException("invalid side: " + settings.get("side"));
        };
    }

    private static UnaryOperator<TokenStream> nGram(IndexSettings index, Settings settings) {
        var min = settings.getAsInt("min_gram", 1);
        var max = settings.getAsInt("max_gram", 2);
        Tokenizers.requireNGramWithin(index, min, max);
        var original = settings.getAsBoolean("preserve_original", false);
        return stream -> new NGramTokenFilter(stream, min, max, original);
    }

    private static UnaryOperator<TokenStream> cjkBigram(Settings settings) {
        var ignored = Set.copyOf(settings.getAsList("ignored_scripts"));
        var scripts = Map.of(
                "han", CJKBigramFilter.HAN,
                "hiragana", CJKBigramFilter.HIRAGANA,
                "katakana", CJKBigramFilter.KATAKANA,
                "hangul", CJKBigramFilter.HANGUL);
        var flags = scripts.entrySet().stream()
                .filter(script -> !ignored.contains(script.getKey()))
                .mapToInt(Map.Entry::getValue)
                .reduce(0, (one, other) -> one | other);
        var unigrams = settings.getAsBoolean("output_unigrams", false);
        return stream -> new CJKBigramFilter(stream, flags, unigrams);
    }
}
