package io.bookstore.elasticsearch.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Ready analyzers of some languages, with the settings {@code stopwords} and {@code stem_exclusion}. */
final class LanguageAnalyzers {

    private LanguageAnalyzers() {}

    static Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> all() {
        var analyzers = new HashMap<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>>();
        add(analyzers, "dutch", DutchAnalyzer.getDefaultStopSet(), DutchAnalyzer::new);
        add(analyzers, "english", EnglishAnalyzer.getDefaultStopSet(), EnglishAnalyzer::new);
        add(analyzers, "french", FrenchAnalyzer.getDefaultStopSet(), FrenchAnalyzer::new);
        add(analyzers, "german", GermanAnalyzer.getDefaultStopSet(), GermanAnalyzer::new);
        add(analyzers, "italian", ItalianAnalyzer.getDefaultStopSet(), ItalianAnalyzer::new);
        add(analyzers, "portuguese", PortugueseAnalyzer.getDefaultStopSet(), PortugueseAnalyzer::new);
        add(analyzers, "spanish", SpanishAnalyzer.getDefaultStopSet(), SpanishAnalyzer::new);
        add(analyzers, "swedish", SwedishAnalyzer.getDefaultStopSet(), SwedishAnalyzer::new);
        return analyzers;
    }

    private static void add(
            Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> analyzers,
            String language,
            CharArraySet usualStopwords,
            BiFunction<CharArraySet, CharArraySet, Analyzer> constructor) {
        analyzers.put(language, (index, environment, name, settings) -> {
            var stopwords = Analysis.parseStopWords(environment, settings, usualStopwords);
            var unstemmed = Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET);
            return new Ready(name, settings, constructor.apply(stopwords, unstemmed));
        });
    }

    private static final class Ready extends AbstractIndexAnalyzerProvider<Analyzer> {

        private final Analyzer analyzer;

        Ready(String name, Settings settings, Analyzer analyzer) {
            super(name, settings);
            this.analyzer = analyzer;
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }
}
