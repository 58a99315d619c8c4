package io.bookstore.chaos.shop;

/** Who calls whom. */
public record Edge(String caller, String callee) {

    @Override
    public String toString() {
        return caller + "->" + callee;
    }
}
