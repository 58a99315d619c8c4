package io.bookstore.chaos.nemesis;

/** One occurrence of a fault. */
public interface Fault {

    void begin() throws Exception;

    /** Always called once {@link #begin} was, whatever that did; afterwards nothing of the fault is left. */
    void end() throws Exception;

    /** A fault that has happened when it has begun. */
    static Fault once(Act act) {
        return of(act, () -> {});
    }

    static Fault of(Act begin, Act end) {
        return new Fault() {
            @Override
            public void begin() throws Exception {
                begin.perform();
            }

            @Override
            public void end() throws Exception {
                end.perform();
            }
        };
    }

    /** Something that is done to the shop. */
    interface Act {
        void perform() throws Exception;
    }
}
