package io.bookstore.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plugin infra/elasticsearch-analysis in the server that it is made for. */
class AnalysisPluginIntegrationTests {

    @TempDir
    static Path folder;

    private static EmbeddedElasticsearch server;
    private static ElasticsearchClient client;

    @BeforeAll
    static void start() {
        server = ServerFixtures.elasticsearch(folder);
        server.start();
        client = new ElasticsearchClient(server.url());
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'asciifolding'}                                         | Brontë Gabriel García Márquez   | Bronte Gabriel Garcia Marquez
            {'type': 'asciifolding', 'preserve_original': true}              | Brontë                          | Bronte Brontë
            'asciifolding'                                                   | Æsop Žižek                      | AEsop Zizek
            {'type': 'lowercase', 'language': 'turkish'}                     | DİLI                            | dilı
            'uppercase'                                                      | emma                            | EMMA
            {'type': 'stemmer', 'language': 'english'}                       | running libraries               | run librari
            {'type': 'stemmer', 'language': 'light_english'}                 | running libraries               | running library
            {'type': 'stemmer', 'language': 'minimal_english'}               | books libraries                 | book library
            {'type': 'stemmer', 'language': 'possessive_english'}            | Gulliver's Finnegan’s           | Gulliver Finnegan
            {'type': 'stemmer', 'language': 'light_german'}                  | bücher häuser                   | buch haus
            {'type': 'stemmer', 'language': 'german2'}                       | haeuser                         | haus
            {'type': 'stemmer', 'language': 'light_french'}                  | chevaux                         | cheval
            {'type': 'stemmer', 'language': 'light_spanish'}                 | libros                          | libr
            {'type': 'stemmer', 'language': 'light_italian'}                 | ragazze                         | ragazz
            'kstem'                                                          | ponies children's               | pony children's
            'porter_stem'                                                    | wuthering                       | wuther
            {'type': 'snowball', 'language': 'German'}                       | liebender                       | liebend
            {'type': 'edge_ngram', 'min_gram': 2, 'max_gram': 4}             | midd                            | mi mid midd
            {'type': 'edge_ngram', 'min_gram': 2, 'max_gram': 3, 'preserve_original': true} | middle           | mi mid middle
            {'type': 'edge_ngram', 'min_gram': 1, 'max_gram': 2, 'side': 'back'} | emma                        | a ma
            'edge_ngram'                                                     | emma                            | e
            {'type': 'ngram', 'min_gram': 2, 'max_gram': 3}                  | emma                            | em emm mm mma ma
            'word_delimiter_graph'                                           | Wi-Fi PowerShot's 2nd           | Wi Fi Power Shot 2 nd
            {'type': 'word_delimiter_graph', 'catenate_all': true, 'generate_word_parts': false} | catch-22     | catch22 22
            {'type': 'word_delimiter_graph', 'preserve_original': true, 'split_on_numerics': false} | R2-D2     | R2-D2 R2 D2
            {'type': 'word_delimiter_graph', 'type_table': ['+ => ALPHA']}   | C++                             | C++
            {'type': 'word_delimiter_graph', 'protected_words': ['wi-fi']}   | wi-fi hi-fi                     | wi-fi hi fi
            {'type': 'elision', 'articles': ['l', 'd'], 'articles_case': true} | L'Étranger d'Artagnan         | Étranger Artagnan
            'elision'                                                        | l'étranger                      | étranger
            'unique'                                                         | to be or not to be              | to be or not
            {'type': 'truncate', 'length': 3}                                | middlemarch                     | mid
            'truncate'                                                       | middlemarch                     | middlemarc
            {'type': 'length', 'min': 3, 'max': 4}                           | a tale of two cities            | tale two
            {'type': 'limit', 'max_token_count': 2}                          | a tale of two cities            | a tale
            'reverse'                                                        | emma                            | amme
            'apostrophe'                                                     | İstanbul'da                     | İstanbul
            'cjk_width'                                                      | ｅｍｍａ                            | emma
            'cjk_bigram'                                                     | 源氏物語                            | 源氏物語
            'decimal_digit'                                                  | ١٢                              | 12
            'german_normalization'                                           | Strauß Goethe                   | Strauss Gothe
            'scandinavian_folding'                                           | blåbærsyltetøj                  | blabarsyltetoj
            {'type': 'pattern_replace', 'pattern': '(?i)^vol\\\\.?', 'replacement': 'volume'} | Vol.          | volume
            {'type': 'pattern_capture', 'patterns': ['(\\\\d+)'], 'preserve_original': true} | catch22        | catch22 22
            {'type': 'keep', 'keep_words': ['emma']}                         | emma middlemarch                | emma
            {'type': 'stemmer_override', 'rules': ['running, ran => run']}   | ran running                     | run run
            {'type': 'synonym', 'synonyms': ['sci-fi => science fiction']}   | sci-fi                          | science fiction
            {'type': 'synonym_graph', 'synonyms': ['lotr, lord of the rings']} | lotr                          | lord lotr of the rings
            {'type': 'synonym_graph', 'synonyms': ['lotr, lord'], 'expand': false} | lord                      | lotr
            """)
    void filtersTokens(String filter, String text, String expected) throws Exception {
        assertThat(tokens("'tokenizer': 'whitespace', 'filter': [" + filter + "]", text))
                .containsExactlyInAnyOrder(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'edge_ngram', 'min_gram': 2, 'max_gram': 3, 'token_chars': ['letter']} | R2 emma  | em,emm
            {'type': 'ngram', 'min_gram': 3, 'max_gram': 3, 'token_chars': ['letter', 'digit']} | R2D2 | R2D,2D2
            'keyword'                                               | Emma Woodhouse                  | Emma Woodhouse
            'letter'                                                | catch-22 it                     | catch,it
            'whitespace'                                            | catch-22 it                     | catch-22,it
            {'type': 'whitespace', 'max_token_length': 4}           | middle                          | midd,le
            'classic'                                               | O'Neill's books                 | O'Neill's,books
            'uax_url_email'                                         | ask a@b.org                     | ask,a@b.org
            {'type': 'pattern', 'pattern': ';'}                     | a b;c                           | a b,c
            {'type': 'pattern', 'pattern': '<([^>]+)>', 'group': 1} | <one><two>                      | one,two
            'path_hierarchy'                                        | fiction/classics/greek          | fiction,fiction/classics,fiction/classics/greek
            {'type': 'path_hierarchy', 'delimiter': '>', 'skip': 1} | a>b>c                           | >b,>b>c
            {'type': 'path_hierarchy', 'reverse': true}             | a/b                             | a/b,b
            """)
    void cutsText(String tokenizer, String text, String expected) throws Exception {
        assertThat(tokens("'tokenizer': " + tokenizer, text)).containsExactly(expected.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'html_strip'                                                | <p>Emma &amp; I</p>    | Emma & I
            {'type': 'html_strip', 'escaped_tags': ['b']}               | <i>an</i> <b>Emma</b>  | an <b>Emma</b>
            {'type': 'mapping', 'mappings': ['& => and', '\\\\u2019 => x']} | you & me’          | you and mex
            {'type': 'pattern_replace', 'pattern': '(\\\\d)-(?=\\\\d)', 'replacement': '$1'} | 978-0-14 | 978014
            {'type': 'pattern_replace', 'pattern': 'THE ', 'flags': 'CASE_INSENSITIVE', 'replacement': ''} | the Idiot | Idiot
            """)
    void changesCharacters(String filter, String text, String expected) throws Exception {
        var tokens = tokens("'tokenizer': 'keyword', 'filter': ['trim'], 'char_filter': [" + filter + "]", text);
        assertThat(tokens).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            english    | the libraries         | librari
            french     | les chevaux           | cheval
            german     | die Bücher            | buch
            spanish    | los libros            | libr
            italian    | le ragazze            | ragazz
            portuguese | os livros             | livr
            dutch      | de boeken             | boek
            swedish    | böckerna              | böck
            """)
    void analyzesLanguages(String analyzer, String text, String expected) throws Exception {
        assertThat(tokens("'analyzer': '" + analyzer + "'", text)).containsExactly(expected);
    }

    @Test
    void keepsAGraphOfSynonymsOfSeveralWords() throws Exception {
        var answer = analyze(
                "",
                "'tokenizer': 'whitespace', 'filter': ['lowercase', {'type': 'synonym_graph', 'synonyms': ['lotr, lord of the rings']}]",
                "LOTR book");
        List<Integer> length = JsonPath.read(answer, "$.tokens[?(@.token == 'lotr')].positionLength");
        assertThat(length).containsExactly(4);
        List<Integer> position = JsonPath.read(answer, "$.tokens[?(@.token == 'book')].position");
        assertThat(position).containsExactly(4);
    }

    @Test
    void keepsTheUnstemmedTokenBesideTheStem() throws Exception {
        assertThat(tokens(
                        "'tokenizer': 'standard', 'filter': ['keyword_repeat', 'porter_stem', 'remove_duplicates']",
                        "books emma"))
                .containsExactly("books", "book", "emma");
        assertThat(tokens(
                        "'tokenizer': 'standard', 'filter': [{'type': 'keyword_marker', 'keywords': ['times']}, 'porter_stem']",
                        "times books"))
                .containsExactly("times", "book");
        assertThat(tokens(
                        "'tokenizer': 'standard', 'filter': [{'type': 'common_grams', 'common_words': ['the']}]",
                        "the idiot"))
                .containsExactlyInAnyOrder("the", "the_idiot", "idiot");
        assertThat(tokens("'tokenizer': 'whitespace', 'filter': ['word_delimiter_graph', 'flatten_graph']", "wi-fi"))
                .containsExactly("wi", "fi");
    }

    @Test
    void joinsChineseCharactersTwoByTwo() throws Exception {
        assertThat(tokens("'tokenizer': 'standard', 'filter': ['cjk_bigram']", "源氏物語"))
                .containsExactly("源氏", "氏物", "物語");
    }

    @Test
    void takesTheIndexDefinitionOfABookshop() throws Exception {
        createBookshop();
        assertThat(tokens("bookshop", "'analyzer': 'book_text'", "Émile's Wi-Fi sci-fi books"))
                .containsSubsequence("emil", "wi", "fi", "scienc", "fiction", "book");
        assertThat(tokens("bookshop", "'analyzer': 'book_prefix'", "Émile"))
                .containsExactly("e", "em", "emi", "emil", "emile");
        assertThat(tokens("bookshop", "'normalizer': 'folded'", "  García MÁRQUEZ "))
                .containsExactly("garcia marquez");
    }

    @Test
    void readsWildcardTermsThroughTheNormalizer() throws Exception {
        createBookshop();
        client.send("PUT", "/bookshop/_doc/1?refresh=true", json("{'author': 'Gabriel García Márquez'}"));
        var found = client.send(
                "POST", "/bookshop/_search", json("{'query': {'wildcard': {'author': {'value': '*GARCÍA*'}}}}"));
        List<String> ids = JsonPath.read(found, "$.hits.hits[*]._id");
        assertThat(ids).containsExactly("1");
    }

    @Test
    void refusesWhatAFullDistributionRefuses() {
        assertThatThrownBy(() -> tokens(
                        "'tokenizer': 'standard', 'filter': [{'type': 'ngram', 'min_gram': 1, 'max_gram': 4}]", "a"))
                .hasMessageContaining("max_ngram_diff");
        assertThatThrownBy(() ->
                        tokens("'tokenizer': 'standard', 'filter': [{'type': 'stemmer', 'language': 'klingon'}]", "a"))
                .hasMessageContaining("klingon");
        assertThatThrownBy(() -> tokens(
                        "'tokenizer': 'standard', 'filter': ['edge_ngram', {'type': 'synonym', 'synonyms': ['a, b']}]",
                        "a"))
                .hasMessageContaining("cannot be used to parse synonyms");
        assertThatThrownBy(() -> tokens(
                        "'tokenizer': 'standard', 'filter': [{'type': 'stop'}, {'type': 'synonym', 'synonyms': ['the, that']}]",
                        "a"))
                .hasMessageContaining("failed to build synonyms");
        assertThatThrownBy(() ->
                        tokens("'tokenizer': 'standard', 'filter': [{'type': 'synonym', 'synonyms_set': 'shop'}]", "a"))
                .hasMessageContaining("synonyms_set is not supported here");
    }

    @Test
    void leavesOutBrokenSynonymsWhenLenient() throws Exception {
        assertThat(tokens(
                        "'tokenizer': 'standard', 'filter': [{'type': 'stop'},"
                                + " {'type': 'synonym_graph', 'lenient': true, 'synonyms': ['the, that', 'novel, book']}]",
                        "the novel"))
                .containsExactlyInAnyOrder("novel", "book");
    }

    @Test
    void readsChangedSynonymsWhenAnalyzersReload() throws Exception {
        var rules = folder.resolve("elasticsearch/config/synonyms.txt");
        Files.writeString(rules, "whodunit, mystery\n");
        client.send("PUT", "/reloaded", json("""
                {'settings': {'number_of_replicas': 0, 'analysis': {
                  'filter': {'shop': {'type': 'synonym_graph', 'synonyms_path': 'synonyms.txt', 'updateable': true}},
                  'analyzer': {'query': {'tokenizer': 'standard', 'filter': ['lowercase', 'shop']}}}},
                 'mappings': {'properties': {'title': {
                   'type': 'text', 'analyzer': 'standard', 'search_analyzer': 'query'}}}}"""));
        assertThat(tokens("reloaded", "'analyzer': 'query'", "whodunit")).contains("mystery");

        Files.writeString(rules, "whodunit, crime\n");
        client.send("POST", "/reloaded/_reload_search_analyzers", null);
        assertThat(tokens("reloaded", "'analyzer': 'query'", "whodunit"))
                .contains("crime")
                .doesNotContain("mystery");
    }

    @Test
    void readsChangedSynonymsWhenItsIndexOpensAgain() throws Exception {
        client.send("PUT", "/reopened", json("""
                {'settings': {'number_of_replicas': 0, 'analysis': {
                  'filter': {'shop': {'type': 'synonym_graph', 'synonyms': ['whodunit, mystery']}},
                  'analyzer': {'query': {'tokenizer': 'standard', 'filter': ['lowercase', 'shop']}}}}}"""));
        client.send("POST", "/reopened/_close", null);
        client.send("PUT", "/reopened/_settings", json("{'analysis.filter.shop.synonyms': ['whodunit, crime']}"));
        client.send("POST", "/reopened/_open", null);
        client.send("GET", "/_cluster/health/reopened?wait_for_status=green&timeout=20s", null);
        assertThat(tokens("reopened", "'analyzer': 'query'", "whodunit"))
                .contains("crime")
                .doesNotContain("mystery");
    }

    private static void createBookshop() throws IOException, InterruptedException {
        if (client.status("/bookshop") == 200) return;
        try (var in = AnalysisPluginIntegrationTests.class.getResourceAsStream("bookshop-index.json")) {
            client.send("PUT", "/bookshop", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> tokens(String analysis, String text) throws IOException, InterruptedException {
        return tokens("", analysis, text);
    }

    private static List<String> tokens(String index, String analysis, String text)
            throws IOException, InterruptedException {
        return JsonPath.read(analyze(index, analysis, text), "$.tokens[*].token");
    }

    private static String analyze(String index, String analysis, String text) throws IOException, InterruptedException {
        var quoted = "\"" + text.replace("\"", "\\\"") + "\"";
        var path = index.isEmpty() ? "/_analyze" : "/" + index + "/_analyze";
        return client.send("POST", path, "{" + json(analysis) + ", \"text\": " + quoted + "}");
    }

    private static String json(String withSingleQuotes) {
        return withSingleQuotes.replace('\'', '"');
    }
}
