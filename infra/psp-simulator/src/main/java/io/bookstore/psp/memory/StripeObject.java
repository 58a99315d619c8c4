package io.bookstore.psp.memory;

/** A remembered object of Stripe's API. */
public interface StripeObject extends Remembered {

    /** Seconds since 1970, as everywhere in Stripe's API. */
    long created();

    /** The object as Stripe shows it. */
    Fields fields();
}
