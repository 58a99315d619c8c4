package io.bookstore.cartorder.saga;

/** What came of acting on a step, of asking whether it was done, or of undoing it. */
public sealed interface Outcome {

    Outcome DONE = new Done();
    Outcome NOT_DONE = new NotDone();
    Outcome UNKNOWN = new Unknown();

    static Outcome refused(String reason) {
        return new Refused(reason);
    }

    record Done() implements Outcome {}

    /** For certain it was not done and will not be. While undoing: it is too late to undo this. */
    record Refused(String reason) implements Outcome {}

    /** Nothing was tried yet; only ever the answer to asking. */
    record NotDone() implements Outcome {}

    /** It may have been done, or may be still. Ask again later, before anything else is tried. */
    record Unknown() implements Outcome {}

    /** The process was told to go back before this step was decided. */
    record TurnedBack(String reason) implements Outcome {}
}
