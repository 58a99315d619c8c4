package io.bookstore.psp.memory;

/** From here on nothing of this kind that came before is known any more, also after a restart. */
@Kind("oblivion")
public record Oblivion(String id, String kind) implements Remembered {

    public static Oblivion of(Class<? extends Remembered> type, Change change) {
        return new Oblivion(change.newId("obl_"), type.getAnnotation(Kind.class).value());
    }
}
