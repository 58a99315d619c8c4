package io.bookstore.elasticsearch.analysis;

import java.io.Reader;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** What changes the text before it is cut into tokens. */
final class CharFilters {

    private CharFilters() {}

    static Map<String, AnalysisProvider<CharFilterFactory>> all() {
        return Map.of(
                "html_strip", (index, environment, name, settings) -> new Plain(name, htmlStrip(settings)),
                "mapping",
                        AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) ->
                                new Normalizing(name, mapping(environment, settings))),
                "pattern_replace",
                        AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) ->
                                new Normalizing(name, patternReplace(settings))));
    }

    private static UnaryOperator<Reader> htmlStrip(Settings settings) {
        var kept = Set.copyOf(settings.getAsList("escaped_tags"));
        return reader -> new HTMLStripCharFilter(reader, kept);
    }

    private static UnaryOperator<Reader> mapping(Environment environment, Settings settings) {
        var rules = Analysis.getWordList(environment, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "mapping requires either `mappings` or `mappings_path` to be configured");
        }
        var map = Mappings.parse(rules);
        return reader -> new MappingCharFilter(map, reader);
    }

    private static UnaryOperator<Reader> patternReplace(Settings settings) {
        var pattern = Patterns.required(settings, "pattern");
        var replacement = settings.get("replacement", "");
        return reader -> new PatternReplaceCharFilter(pattern, replacement, reader);
    }

    private record Plain(String name, UnaryOperator<Reader> filter) implements CharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }

    private record Normalizing(String name, UnaryOperator<Reader> filter) implements NormalizingCharFilterFactory {
        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }
}
