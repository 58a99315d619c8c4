package io.bookstore.elasticsearch.analysis;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** A token filter that is one Lucene filter and its settings. */
class LuceneFilter implements TokenFilterFactory {

    private final String name;
    private final UnaryOperator<TokenStream> filter;

    private LuceneFilter(String name, UnaryOperator<TokenStream> filter) {
        this.name = name;
        this.filter = filter;
    }

    /** Reads the settings once; what it returns is applied to every stream. */
    @FunctionalInterface
    interface Maker {
        UnaryOperator<TokenStream> make(Settings settings) throws IOException;
    }

    /** For the few filters that also need word lists from files or the limits of their index. */
    @FunctionalInterface
    interface IndexMaker {
        UnaryOperator<TokenStream> make(IndexSettings index, Environment environment, Settings settings)
                throws IOException;
    }

    static AnalysisProvider<TokenFilterFactory> plain(Maker maker) {
        return plain((index, environment, settings) -> maker.make(settings));
    }

    static AnalysisProvider<TokenFilterFactory> plain(IndexMaker maker) {
        return (index, environment, name, settings) -> new LuceneFilter(name, maker.make(index, environment, settings));
    }

    /** Also part of a normalizer, and of how wildcard and prefix terms are read. */
    static AnalysisProvider<TokenFilterFactory> normalizing(Maker maker) {
        return normalizing((index, environment, settings) -> maker.make(settings));
    }

    static AnalysisProvider<TokenFilterFactory> normalizing(IndexMaker maker) {
        return (index, environment, name, settings) -> new Normalizing(name, maker.make(index, environment, settings));
    }

    /** Makes several tokens of one, so a synonym rule cannot be read through it. */
    static AnalysisProvider<TokenFilterFactory> multiplying(IndexMaker maker) {
        return (index, environment, name, settings) -> new Multiplying(name, maker.make(index, environment, settings));
    }

    /** Without settings there is no such filter: its bare name means nothing. */
    static AnalysisProvider<TokenFilterFactory> configured(AnalysisProvider<TokenFilterFactory> provider) {
        return AnalysisPlugin.requiresAnalysisSettings(provider);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TokenStream create(TokenStream stream) {
        return filter.apply(stream);
    }

    private static final class Normalizing extends LuceneFilter implements NormalizingTokenFilterFactory {
        Normalizing(String name, UnaryOperator<TokenStream> filter) {
            super(name, filter);
        }
    }

    private static final class Multiplying extends LuceneFilter {
        Multiplying(String name, UnaryOperator<TokenStream> filter) {
            super(name, filter);
        }

        @Override
        public boolean breaksFastVectorHighlighter() {
            return true;
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            throw new IllegalArgumentException("Token filter [" + name() + "] cannot be used to parse synonyms");
        }
    }
}
