package io.bookstore.cartorder.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.ids.Ids;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CartTests {

    private static final UUID EMMA = Ids.next();
    private static final UUID DUNE = Ids.next();

    @Test
    void keepsThePlaceOfALine() {
        Cart cart = Cart.fresh().with(EMMA, 1, 100).with(DUNE, 1, 200).with(EMMA, 3, 999);

        assertThat(cart.lines()).containsExactly(new CartLine(EMMA, 3, 100), new CartLine(DUNE, 1, 200));
        assertThat(cart.with(EMMA, 0, 0).lines()).containsExactly(new CartLine(DUNE, 1, 200));
    }

    @Test
    void makesAVersionOfEachChangeAndOfNothingElse() {
        Cart cart = Cart.fresh().changedBy(at -> at.with(EMMA, 1, 100));

        assertThat(cart.version()).isEqualTo(1);
        assertThat(cart.changedBy(at -> at).version()).isEqualTo(1);
        assertThat(cart.changedBy(Cart::emptied).version()).isEqualTo(2);
    }

    @Test
    void takesOutWhatWasBoughtAndKeepsWhatWasAddedMeanwhile() {
        Cart cart = Cart.fresh().with(EMMA, 3, 100).with(DUNE, 1, 200).without("order:1", Map.of(EMMA, 2, DUNE, 1));

        assertThat(cart.lines()).containsExactly(new CartLine(EMMA, 1, 100));
        assertThat(cart.hasApplied("order:1")).isTrue();
    }

    @Test
    void sumsMergedLinesUpToTheLimitAndTells() {
        Cart mine = Cart.fresh().with(EMMA, 60, 100);
        Cart merged = mine.merged("cart:x", Cart.fresh().with(EMMA, 60, 150).with(DUNE, 2, 200));

        assertThat(merged.lines()).containsExactly(new CartLine(EMMA, 100, 100), new CartLine(DUNE, 2, 200));
        assertThat(merged.merges().get("cart:x"))
                .extracting(CartNotice::code)
                .containsExactly("merge-quantity-lowered");
    }

    @Test
    void leavesOutMergedLinesThatDoNotFit() {
        Cart mine = Cart.fresh();
        for (int i = 0; i < Cart.MAX_LINES; i++) {
            mine = mine.with(Ids.next(), 1, 1);
        }
        Cart merged = mine.merged("cart:x", Cart.fresh().with(DUNE, 1, 200));

        assertThat(merged.lines()).hasSize(Cart.MAX_LINES);
        assertThat(merged.merges().get("cart:x")).extracting(CartNotice::code).containsExactly("merge-line-left-out");
    }

    @Test
    void remembersOnlyTheLatestThingsApplied() {
        Cart cart = Cart.fresh();
        for (int i = 0; i < 100; i++) {
            cart = cart.remembering("order:" + i);
        }
        assertThat(cart.applied()).hasSize(20).contains("order:99").doesNotContain("order:79");
    }
}
