package io.bookstore.storefront.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class DrawCoverTests {

    private static final List<String> SHELVES = List.of(
            "fiction", "mystery-crime", "science-fiction", "fantasy", "nonfiction", "poetry", "childrens", "history");

    private final DrawCover draw = new DrawCover();

    static Stream<CoverText> everyTemplateWithDifficultTexts() {
        List<String> titles = List.of(
                "Dune",
                "1984",
                "<b>&\"'",
                "Война и мир",
                "ノルウェイの森",
                "a".repeat(255),
                "Word ".repeat(50),
                "👩‍🚀 Space",
                "\u0007bell");
        return SHELVES.stream()
                .flatMap(shelf -> titles.stream()
                        .flatMap(title -> Stream.of(
                                text("work " + title + shelf, title, shelf, "hardcover"),
                                text("other" + title, title, shelf, ""))));
    }

    @ParameterizedTest
    @MethodSource("everyTemplateWithDifficultTexts")
    void isWellFormedWhateverTheTitle(CoverText text) throws Exception {
        String svg = draw.draw(text);

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).doesNotContain("NaN", "Infinity", "<b>", "<script");
    }

    @Test
    void hasALookForEachKindOfShelf() {
        Set<Class<?>> looks = new HashSet<>();
        SHELVES.forEach(shelf -> looks.add(Templates.of(List.of(shelf)).getClass()));

        assertThat(looks).hasSize(8);
    }

    @Test
    void looksTheSameEveryTime() {
        assertThat(new DrawCover().draw(text("w", "Dune", "fantasy", "e")))
                .isEqualTo(draw.draw(text("w", "Dune", "fantasy", "e")));
    }

    @Test
    void differsBetweenEditionsOnlyInTheMarkOfTheFormat() {
        String paper = draw.draw(text("w", "Dune", "science-fiction", "Paperback"));
        String audio = draw.draw(text("w", "Dune", "science-fiction", "Audiobook"));

        assertThat(paper).isNotEqualTo(audio);
        assertThat(colours(paper)).isEqualTo(colours(audio));
        assertThat(paper.substring(0, 2000)).isEqualTo(audio.substring(0, 2000));
    }

    @Test
    void differsBetweenWorks() {
        Set<String> covers = new HashSet<>();
        for (int i = 0; i < 24; i++) covers.add(colours(draw.draw(text("work " + i, "Dune", "fiction", ""))));

        assertThat(covers).hasSizeGreaterThan(9);
    }

    @Test
    void namesTheBookForThoseWhoCannotSeeIt() {
        assertThat(draw.draw(text("w", "Dune & <Co>", "fiction", "")))
                .contains("<title>Dune &amp; &lt;Co&gt; by Frank Herbert</title>");
    }

    @Test
    void staysSmall() {
        SHELVES.forEach(shelf -> assertThat(draw.draw(text("w", "The Fellowship of the Ring", shelf, "Paperback")))
                .as(shelf)
                .hasSizeLessThan(60_000));
    }

    private static String colours(String svg) {
        StringBuilder colours = new StringBuilder();
        Pattern.compile("#[0-9a-f]{6}")
                .matcher(svg)
                .results()
                .map(r -> r.group())
                .distinct()
                .sorted()
                .forEach(colours::append);
        return colours.toString();
    }

    private static CoverText text(String work, String title, String shelf, String format) {
        return new CoverText(work, title, null, "Frank Herbert", List.of(shelf), format);
    }
}
