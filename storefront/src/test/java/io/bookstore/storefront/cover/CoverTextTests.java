package io.bookstore.storefront.cover;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.BookFixtures;
import io.bookstore.storefront.api.Book.Contributor;
import org.junit.jupiter.api.Test;

class CoverTextTests {

    @Test
    void setsALongSubtitleApart() {
        CoverText text = CoverText.of(BookFixtures.titled("Sapiens: A Brief History of Humankind"));

        assertThat(text.title()).isEqualTo("Sapiens");
        assertThat(text.subtitle()).isEqualTo("A Brief History of Humankind");
    }

    @Test
    void leavesShortTitlesWhole() {
        assertThat(CoverText.of(BookFixtures.titled("Dune: Part I")).title()).isEqualTo("Dune: Part I");
    }

    @Test
    void namesTheAuthorsAndNotTheTranslators() {
        CoverText text = CoverText.of(BookFixtures.by(
                new Contributor("1", "Umberto Eco", "author"), new Contributor("2", "William Weaver", "translator")));

        assertThat(text.authors()).isEqualTo("Umberto Eco");
    }

    @Test
    void namesWhoeverMadeABookWithoutAnAuthor() {
        assertThat(CoverText.of(BookFixtures.by(new Contributor("1", "Ada Editor", "editor")))
                        .authors())
                .isEqualTo("Ada Editor");
    }

    @Test
    void shortensAListOfAuthors() {
        assertThat(CoverText.of(BookFixtures.by(
                                new Contributor("1", "A", "author"),
                                new Contributor("2", "B", "author"),
                                new Contributor("3", "C", "author")))
                        .authors())
                .isEqualTo("A and others");
        assertThat(CoverText.of(BookFixtures.by()).authors()).isEmpty();
    }

    @Test
    void hasTheSameVersionForTheSameLook() {
        assertThat(Covers.version(CoverText.of(BookFixtures.titled("Dune"))))
                .isEqualTo(Covers.version(CoverText.of(BookFixtures.titled("Dune"))));
        assertThat(Covers.version(CoverText.of(BookFixtures.titled("Dune"))))
                .isNotEqualTo(Covers.version(CoverText.of(BookFixtures.titled("Dune 2"))));
    }
}
