package io.bookstore.elasticsearch.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.text.ParseException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;

/**
 * Where synonym rules come from and how they are read.
 *
 * @param lenient leaves out a rule whose words the analyzer rejects or removes, instead of refusing the index
 */
record SynonymRules(Source source, boolean expand, boolean lenient) {

    /** Opens the rules anew: an updateable filter is read again whenever the analyzers of its index reload. */
    @FunctionalInterface
    interface Source {
        Reader open() throws IOException;
    }

    static SynonymRules of(Environment environment, Settings settings) {
        var lenient = settings.getAsBoolean("lenient", settings.getAsBoolean("updateable", false));
        return new SynonymRules(source(environment, settings), settings.getAsBoolean("expand", true), lenient);
    }

    SynonymMap parse(Analyzer analyzer) {
        try (var rules = source.open()) {
            var parser = new Solr(true, expand, lenient, analyzer);
            parser.parse(rules);
            return parser.build();
        } catch (IOException | ParseException | RuntimeException e) {
            throw new IllegalArgumentException("failed to build synonyms: " + e.getMessage(), e);
        }
    }

    private static Source source(Environment environment, Settings settings) {
        if (!settings.get("format", "").isEmpty() && !settings.get("format").equalsIgnoreCase("solr")) {
            throw new IllegalArgumentException(
                    "format [" + settings.get("format") + "] is not supported here, only solr");
        }
        if (settings.hasValue("synonyms_set")) {
            throw new IllegalArgumentException(
                    "synonyms_set is not supported here: this distribution cannot keep synonym sets;"
                            + " use `synonyms` or `synonyms_path`");
        }
        if (settings.hasValue("synonyms")) {
            var rules = String.join("\n", settings.getAsList("synonyms"));
            return () -> new StringReader(rules);
        }
        var file = settings.get("synonyms_path");
        if (file != null) return () -> Analysis.getReaderFromFile(environment, file, "synonyms_path");
        throw new IllegalArgumentException("synonym requires either `synonyms` or `synonyms_path` to be configured");
    }

    private static final CharsRef NOTHING = new CharsRef("");

    private static final class Solr extends SolrSynonymParser {

        private final boolean lenient;

        Solr(boolean dedup, boolean expand, boolean lenient, Analyzer analyzer) {
            super(dedup, expand, analyzer);
            this.lenient = lenient;
        }

        @Override
        public CharsRef analyze(String text, CharsRefBuilder reuse) throws IOException {
            if (!lenient) return super.analyze(text, reuse);
            try {
                return super.analyze(text, reuse);
            } catch (IllegalArgumentException rejected) {
                return NOTHING;
            }
        }

        @Override
        public void add(CharsRef input, CharsRef output, boolean includeOrig) {
            if (lenient && (input.length == 0 || output.length == 0)) return;
            super.add(input, output, includeOrig);
        }
    }
}
