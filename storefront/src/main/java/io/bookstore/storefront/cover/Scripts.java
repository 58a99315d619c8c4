package io.bookstore.storefront.cover;

/** What a cover must know of writing systems: where lines may be parted. */
final class Scripts {

    private Scripts() {}

    /** Chinese, Japanese: parted between any two signs, each as wide as the type is high. */
    static boolean isIdeographic(int codePoint) {
        return switch (Character.UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> (codePoint >= 0x3000 && codePoint <= 0x30FF) || (codePoint >= 0xFF00 && codePoint <= 0xFFEF);
        };
    }
}
