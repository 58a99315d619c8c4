package io.bookstore.cartorder.paper;

/** The papers of an order. Each kind has numbers of its own. */
public enum PaperKind {
    INVOICE("invoice", "INV"),
    CREDIT_NOTE("credit-note", "CN");

    private final String code;
    private final String series;

    PaperKind(String code, String series) {
        this.code = code;
        this.series = series;
    }

    public String code() {
        return code;
    }

    public String series() {
        return series;
    }

    public static PaperKind stored(String code) {
        return code.equals(INVOICE.code) ? INVOICE : CREDIT_NOTE;
    }
}
