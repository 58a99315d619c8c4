package io.bookstore.storefront.cover;

import java.util.List;
import java.util.Set;

/** Which look belongs to which shelf of the shop. */
final class Templates {

    private record Look(Template template, Set<String> words) {}

    private static final Template USUAL = new ClothCover();

    /** The first look with a word of any of the book's shelves wins, so the more telling shelves come first. */
    private static final List<Look> LOOKS = List.of(
            new Look(
                    new PlayfulCover(),
                    Set.of("children", "childrens", "picture", "comics", "humor", "humour", "cooking", "food")),
            new Look(
                    new OrbitCover(),
                    Set.of("science-fiction", "dystopia", "computers", "programming", "technology", "space")),
            new Look(
                    new TaleCover(), Set.of("fantasy", "mythology", "fairy", "paranormal", "religion", "spirituality")),
            new Look(
                    new PosterCover(),
                    Set.of("mystery", "crime", "thriller", "horror", "war", "adventure", "espionage")),
            new Look(new LeafCover(), Set.of("poetry", "romance", "nature", "health", "travel", "gardening", "young")),
            new Look(
                    new EngravedCover(),
                    Set.of("history", "historical", "biography", "memoir", "drama", "plays", "music")),
            new Look(
                    new GridCover(),
                    Set.of(
                            "science",
                            "philosophy",
                            "psychology",
                            "politics",
                            "society",
                            "business",
                            "economics",
                            "self-help",
                            "nonfiction",
                            "essays",
                            "art",
                            "design",
                            "education",
                            "sports",
                            "mathematics")));

    private Templates() {}

    static Template of(List<String> shelves) {
        for (Look look : LOOKS) {
            if (shelves.stream().anyMatch(shelf -> stands(shelf, look.words()))) return look.template();
        }
        return USUAL;
    }

    private static boolean stands(String shelf, Set<String> words) {
        if (shelf.startsWith("science-fiction")) return words.contains("science-fiction");
        if (shelf.startsWith("non")) return words.contains("nonfiction");
        if (shelf.startsWith("self-help")) return words.contains("self-help");
        return words.contains(shelf) || List.of(shelf.split("-")).stream().anyMatch(words::contains);
    }
}
