package io.bookstore.elasticsearch.analysis;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.elasticsearch.common.settings.Settings;

/** Which characters an n-gram may hold: the setting {@code token_chars}; none given means all. */
final class TokenCharacters {

    private TokenCharacters() {}

    static IntPredicate of(Settings settings) {
        return settings.getAsList("token_chars").stream()
                .map(name -> named(name.toLowerCase(Locale.ROOT).strip(), settings))
                .reduce(IntPredicate::or)
                .orElse(letter -> true);
    }

    private static IntPredicate named(String name, Settings settings) {
        return switch (name) {
            case "letter" -> Character::isLetter;
            case "digit" -> Character::isDigit;
            case "whitespace" -> Character::isWhitespace;
            case "punctuation" -> TokenCharacters::isPunctuation;
            case "symbol" -> TokenCharacters::isSymbol;
            case "custom" -> custom(settings.get("custom_token_chars"));
            default -> throw new IllegalArgumentException("Unknown token type: '" + name + "'");
        };
    }

    private static IntPredicate custom(String characters) {
        if (characters == null) {
            throw new IllegalArgumentException("Token type: 'custom' requires setting `custom_token_chars`");
        }
        return letter -> characters.indexOf(letter) >= 0;
    }

    private static boolean isPunctuation(int letter) {
        return switch (Character.getType(letter)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isSymbol(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL ->
                true;
            default -> false;
        };
    }
}
