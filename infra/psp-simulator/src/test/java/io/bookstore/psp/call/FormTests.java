package io.bookstore.psp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FormTests {

    @Test
    void readsBracketsAsObjectsAndLists() {
        Form form =
                Tree.parse("", "card[checks][cvc]=pass&expand[]=a&expand[]=b&list[0]=x&list[1]=y&name=%C3%89mile+Zola");

        assertThat(form.nested("card").nested("checks").text("cvc")).isEqualTo("pass");
        assertThat(form.list("expand")).containsExactly("a", "b");
        assertThat(form.list("list")).containsExactly("x", "y");
        assertThat(form.text("name")).isEqualTo("Émile Zola");
    }

    @Test
    void namesWhatNobodyRead() {
        Form form = Tree.parse("a=1", "b[c]=2&b[d]=3");
        form.text("a");
        form.nested("b").text("c");

        assertThatThrownBy(form::refuseUnknown).hasMessage("Received unknown parameter: b[d]");
    }

    @Test
    void dropsMetadataThatIsUnset() {
        Form form = Tree.parse("", "metadata[order_id]=o-1&metadata[note]=");

        assertThat(form.metadata()).containsOnlyKeys("order_id");
        form.refuseUnknown();
    }

    @Test
    void boundsMetadata() {
        assertThatThrownBy(() ->
                        Tree.parse("", "metadata[" + "k".repeat(41) + "]=v").metadata())
                .hasMessageContaining("40 characters");
        assertThatThrownBy(
                        () -> Tree.parse("", "metadata[k]=" + "v".repeat(501)).metadata())
                .hasMessageContaining("500 characters");
    }
}
