package io.bookstore.elasticsearch.analysis;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.AnalysisMode;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** The filters {@code synonym} and {@code synonym_graph}. Rules are read through the part of the chain before the filter. */
final class SynonymFilter implements TokenFilterFactory {

    private final String name;
    private final SynonymRules rules;
    private final boolean updateable;
    private final Kind kind;

    private SynonymFilter(String name, Settings settings, SynonymRules rules, Kind kind) {
        this.name = name;
        this.rules = rules;
        this.updateable = settings.getAsBoolean("updateable", false);
        this.kind = kind;
    }

    /** How a finished map is applied to a stream. */
    @FunctionalInterface
    private interface Kind {
        TokenStream apply(TokenStream stream, SynonymMap map);
    }

    static AnalysisProvider<TokenFilterFactory> graph() {
        return provider((stream, map) -> new SynonymGraphFilter(stream, map, false));
    }

    @SuppressWarnings("deprecation") // the standard name means this Lucene filter; synonym_graph is the newer one
    static AnalysisProvider<TokenFilterFactory> flat() {
        return provider((stream, map) -> new org.apache.lucene.analysis.synonym.SynonymFilter(stream, map, false));
    }

    private static AnalysisProvider<TokenFilterFactory> provider(Kind kind) {
        return AnalysisPlugin.requiresAnalysisSettings((index, environment, name, settings) ->
                new SynonymFilter(name, settings, SynonymRules.of(environment, settings), kind));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TokenStream create(TokenStream stream) {
        throw new IllegalStateException(
                "Call getChainAwareTokenFilterFactory to specialize this factory for an analysis chain first");
    }

    @Override
    public AnalysisMode getAnalysisMode() {
        return updateable ? AnalysisMode.SEARCH_TIME : AnalysisMode.ALL;
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context,
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> filtersBefore,
            Function<String, TokenFilterFactory> allFilters) {
        var before =
                filtersBefore.stream().map(TokenFilterFactory::getSynonymFilter).toArray(TokenFilterFactory[]::new);
        try (Analyzer reader = new CustomAnalyzer(tokenizer, charFilters.toArray(CharFilterFactory[]::new), before)) {
            return new InChain(name, rules.parse(reader), getAnalysisMode(), kind);
        }
    }

    /** The filter at its place in one analyzer. */
    private record InChain(String name, SynonymMap map, AnalysisMode mode, Kind kind) implements TokenFilterFactory {

        @Override
        public TokenStream create(TokenStream stream) {
            return map.fst == null ? stream : kind.apply(stream, map);
        }

        /** A later synonym filter reads its rules without this one's additions. */
        @Override
        public TokenFilterFactory getSynonymFilter() {
            return IDENTITY_FILTER;
        }

        @Override
        public AnalysisMode getAnalysisMode() {
            return mode;
        }
    }
}
