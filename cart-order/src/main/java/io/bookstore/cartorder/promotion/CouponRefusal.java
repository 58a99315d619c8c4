package io.bookstore.cartorder.promotion;

/** Why a code gives nothing: the name of the problem and a sentence for the shopper. */
public enum CouponRefusal {
    UNKNOWN(
            "coupon-unknown",
            "This code is not known",
            "There is no promotion with this code. Check it for typing errors."),
    EXPIRED("coupon-expired", "This code has expired", "The promotion with this code is over."),
    NOT_STARTED("coupon-not-started", "This code is not valid yet", "The promotion with this code has not begun."),
    WRONG_SEGMENT(
            "coupon-not-for-you",
            "This code is not for you",
            "The promotion is for other customers. If you have an account, sign in and try again."),
    USED_UP("coupon-used-up", "This code is used up", "It has been used as often as it may be."),
    BASKET_TOO_SMALL(
            "coupon-basket-too-small", "The cart is too small for this code", "Add more books to use this code."),
    NOTHING_FITS(
            "coupon-fits-nothing", "This code is for other books", "No book in the cart is part of the promotion."),
    NOT_TOGETHER(
            "coupon-not-combinable",
            "This code does not go together with another discount",
            "Only one of the discounts can be used.");

    private final String problem;
    private final String title;
    private final String detail;

    CouponRefusal(String problem, String title, String detail) {
        this.problem = problem;
        this.title = title;
        this.detail = detail;
    }

    public String problem() {
        return problem;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }
}
