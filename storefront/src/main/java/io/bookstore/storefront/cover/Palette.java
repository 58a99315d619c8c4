package io.bookstore.storefront.cover;

import java.util.List;

/** Four colours that go together: a dark and a pale one, readable on each other, and two to draw with. */
record Palette(String deep, String pale, String bright, String mid) {

    private static final List<Palette> ALL = List.of(
            new Palette("#1d3557", "#f1ead8", "#e07a3f", "#6f93b5"),
            new Palette("#21443a", "#f2ecd9", "#e3b448", "#7fa690"),
            new Palette("#5b1f2e", "#f6e9dc", "#d98e73", "#a8576a"),
            new Palette("#3c2a4d", "#f0e6ef", "#e8a87c", "#8c6ba6"),
            new Palette("#134e54", "#eaf1e6", "#f2c14e", "#5d9d9b"),
            new Palette("#7a3419", "#faeedd", "#f0b860", "#c07448"),
            new Palette("#2a2d34", "#efe9e1", "#d1495b", "#8a8f9c"),
            new Palette("#22304f", "#fbe9df", "#ef8f76", "#7f86ad"),
            new Palette("#4a4a22", "#f5f0d8", "#c9653b", "#a3a05c"),
            new Palette("#5a2552", "#f8e8ea", "#f2a541", "#b06a9c"),
            new Palette("#0f3d4c", "#f3efe3", "#ff9f6b", "#5b8b9b"),
            new Palette("#8c2f26", "#fbf0e2", "#f3c969", "#cf7a62"),
            new Palette("#37512b", "#f3f0df", "#e48f45", "#8aa86b"),
            new Palette("#171f3a", "#ece8f4", "#f0c75e", "#6a73a8"),
            new Palette("#4b3328", "#f6eadb", "#7fb3a2", "#a98467"),
            new Palette("#34495e", "#eef1ee", "#f4a259", "#88a0b2"));

    static List<Palette> all() {
        return ALL;
    }
}
