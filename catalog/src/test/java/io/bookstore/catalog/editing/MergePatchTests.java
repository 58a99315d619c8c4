package io.bookstore.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergePatchTests {

    private final JsonMapper json = new JsonMapper();

    /** The object cases of RFC 7396, appendix A. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "{\"a\":\"b\"}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"b\"}; {\"b\":\"c\"}; {\"a\":\"b\",\"b\":\"c\"}",
                "{\"a\":\"b\"}; {\"a\":null}; {}",
                "{\"a\":\"b\",\"b\":\"c\"}; {\"a\":null}; {\"b\":\"c\"}",
                "{\"a\":[\"b\"]}; {\"a\":\"c\"}; {\"a\":\"c\"}",
                "{\"a\":\"c\"}; {\"a\":[\"b\"]}; {\"a\":[\"b\"]}",
                "{\"a\":{\"b\":\"c\"}}; {\"a\":{\"b\":\"d\",\"c\":null}}; {\"a\":{\"b\":\"d\"}}",
                "{\"a\":[{\"b\":\"c\"}]}; {\"a\":[1]}; {\"a\":[1]}",
                "{\"e\":null}; {\"a\":1}; {\"e\":null,\"a\":1}",
                "{}; {\"a\":{\"bb\":{\"ccc\":null}}}; {\"a\":{\"bb\":{}}}",
            })
    void doesAsTheStandardSays(String target, String patch, String merged) {
        ObjectNode before = object(target);
        assertThat(MergePatch.apply(before, object(patch))).isEqualTo(object(merged));
        assertThat(before).as("is left alone").isEqualTo(object(target));
    }

    private ObjectNode object(String text) {
        return (ObjectNode) json.readTree(text);
    }
}
