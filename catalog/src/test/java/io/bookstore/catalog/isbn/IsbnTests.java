package io.bookstore.catalog.isbn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsbnTests {

    private static final long SEED = 20261121;
    private static final int ROUNDS = 500;

    /** Right ISBN-10s, their check digit found by trying all eleven: nothing of the code under test. */
    static Stream<String> rightTens() {
        Random random = new Random(SEED);
        return IntStream.range(0, ROUNDS).mapToObj(i -> {
            int[] digits = random.ints(9, 0, 10).toArray();
            int check = IntStream.range(0, 11)
                    .filter(last -> (IntStream.range(0, 9)
                                                    .map(at -> digits[at] * (10 - at))
                                                    .sum()
                                            + last)
                                    % 11
                            == 0)
                    .findFirst()
                    .orElseThrow();
            String nine = IntStream.of(digits).mapToObj(String::valueOf).reduce("", String::concat);
            return nine + (check == 10 ? "X" : check);
        });
    }

    @ParameterizedTest
    @MethodSource("rightTens")
    void turnsTensIntoThirteensThatKeepTheirNineDigits(String ten) {
        Isbn isbn = Isbn.parse(ten).orElseThrow();
        assertThat(isbn.digits()).hasSize(13).startsWith("978" + ten.substring(0, 9));
        int weighted = IntStream.range(0, 13)
                .map(at -> (isbn.digits().charAt(at) - '0') * (at % 2 == 0 ? 1 : 3))
                .sum();
        assertThat(weighted % 10).isZero();
        assertThat(Isbn.parse(isbn.digits())).contains(isbn);
    }

    @ParameterizedTest
    @MethodSource("rightTens")
    void noticesEveryWrongDigitAndEverySwapInTens(String ten) {
        for (int at = 0; at < 9; at++) {
            char wrong = (char) ('0' + (ten.charAt(at) - '0' + 1) % 10);
            assertThat(Isbn.parse(ten.substring(0, at) + wrong + ten.substring(at + 1)))
                    .isEmpty();
            if (at < 8 && ten.charAt(at) != ten.charAt(at + 1)) {
                String swapped = ten.substring(0, at) + ten.charAt(at + 1) + ten.charAt(at) + ten.substring(at + 2);
                assertThat(Isbn.parse(swapped)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rightTens")
    void noticesEveryWrongDigitInThirteens(String ten) {
        String thirteen = Isbn.parse(ten).orElseThrow().digits();
        for (int at = 0; at < 13; at++) {
            char wrong = (char) ('0' + (thirteen.charAt(at) - '0' + 7) % 10);
            assertThat(Isbn.parse(thirteen.substring(0, at) + wrong + thirteen.substring(at + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9780141439518, 9780141439518",
        "978-0-14-143951-8, 9780141439518",
        "' 978 0 14 143951 8 ', 9780141439518",
        "978‑0‑14‑143951‑8, 9780141439518",
        "0-14-143951-3, 9780141439518",
        "0141439513, 9780141439518",
        "080442957X, 9780804429573",
        "0-8044-2957-x, 9780804429573",
        "979-12-200-0852-5, 9791220008525",
    })
    void readsAnySpelling(String text, String digits) {
        assertThat(Isbn.parse(text)).map(Isbn::digits).contains(digits);
        assertThat(Isbn.isMeantBy(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "x",
                "978014143951",
                "97801414395188",
                "1234567890123",
                "9770141439515",
                "X141439513",
                "9780141439518a"
            })
    void refusesWhatIsNone(String text) {
        assertThat(Isbn.parse(text)).isEmpty();
    }

    @Test
    void cannotExistWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Isbn("9780141439519"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Isbn("0141439513"));
    }

    @Test
    void knowsWhatWasMeantAsIsbnFromOtherTexts() {
        assertThat(Isbn.isMeantBy("9780141439519")).isTrue();
        assertThat(Isbn.isMeantBy("1 OR 1=1")).isFalse();
        assertThat(Isbn.isMeantBy("9".repeat(5_000))).isFalse();
    }
}
