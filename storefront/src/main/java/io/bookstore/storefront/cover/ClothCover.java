package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Novels: patterned cloth or paper with a label, as publishers bound them a hundred years ago. */
final class ClothCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        boolean dark = dice.roll(3) > 0;
        String ground = dark ? palette.deep() : palette.mid();
        String print = dark ? palette.mid() : palette.deep();
        return switch (dice.roll(3)) {
            case 0 -> label(canvas, text, palette, dice, ground, print);
            case 1 -> half(canvas, text, palette, dice, ground, print);
            default -> band(canvas, text, palette, dice, ground, print);
        };
    }

    private static String label(
            Canvas canvas, CoverText text, Palette palette, Dice dice, String ground, String print) {
        canvas.rect(0, 0, 400, 600, ground);
        pattern(canvas, dice, print, 0, 556);
        canvas.rect(44, 96, 312, 324, palette.pale());
        canvas.curve("M54 106H346V410H54Z", 1.2, palette.deep());
        canvas.curve("M59 111H341V405H59Z", 3, palette.deep());
        Block author = Block.fit(text.authors(), Style.of(Face.TEXT_ITALIC), 250, 44, 24);
        double authorTop = 382 - author.height();
        canvas.text(author, 200, authorTop, Align.CENTER, palette.deep());
        ornament(canvas, authorTop - 29, palette);
        double space = authorTop - 58 - 134;
        Block title = Block.fit(text.title(), Style.of(Face.TEXT_BOLD), 252, space, 76);
        canvas.text(title, 200, 132 + (space - title.height()) / 2, Align.CENTER, palette.deep());
        canvas.rect(0, 556, 400, 44, ground).rule(0, 556, 400, 556, 1.2, print);
        return palette.pale();
    }

    /** Printed paper above, a plain field with the title below. */
    private static String half(Canvas canvas, CoverText text, Palette palette, Dice dice, String ground, String print) {
        canvas.rect(0, 0, 400, 600, ground);
        pattern(canvas, dice, print, 0, 280);
        canvas.rect(0, 274, 400, 326, palette.pale());
        canvas.rect(0, 274, 400, 6, palette.bright());
        Block author = Block.fit(text.authors(), Style.of(Face.TEXT), 336, 40, 22);
        double authorTop = 540 - author.height();
        canvas.text(author, 32, authorTop, Align.LEFT, palette.deep());
        Block title = Block.fit(text.title(), Style.of(Face.TEXT_BOLD).leading(1.06), 336, authorTop - 36 - 318, 78);
        canvas.text(title, 32, 318, Align.LEFT, palette.deep());
        return palette.deep();
    }

    /** A broad paper band around the middle. */
    private static String band(Canvas canvas, CoverText text, Palette palette, Dice dice, String ground, String print) {
        canvas.rect(0, 0, 400, 600, ground);
        pattern(canvas, dice, print, 0, 556);
        canvas.rect(0, 176, 400, 232, palette.pale());
        canvas.rule(0, 186, 400, 186, 2, palette.bright()).rule(0, 398, 400, 398, 2, palette.bright());
        Block author = Block.fit(text.authors(), Style.capitals(Face.TEXT, 0.1), 330, 36, 17);
        double authorTop = 374 - author.height();
        canvas.text(author, 200, authorTop, Align.CENTER, palette.deep());
        double space = authorTop - 26 - 212;
        Block title = Block.fit(text.title(), Style.of(Face.DISPLAY).leading(1.06), 340, space, 70);
        canvas.text(title, 200, 212 + (space - title.height()) / 2, Align.CENTER, palette.deep());
        canvas.rect(0, 556, 400, 44, ground).rule(0, 556, 400, 556, 1.2, print);
        return palette.pale();
    }

    private static void ornament(Canvas canvas, double y, Palette palette) {
        canvas.path("M200 %sl7 7l-7 7l-7 -7z".formatted(Canvas.n(y - 7)), palette.bright());
        canvas.rule(120, y, 182, y, 1.2, palette.deep()).rule(218, y, 280, y, 1.2, palette.deep());
    }

    private static void pattern(Canvas canvas, Dice dice, String color, double from, double to) {
        String motif = switch (dice.roll(6)) {
            case 0 -> "m0 -7q2 5 7 7q-5 2 -7 7q-2 -5 -7 -7q5 -2 7 -7z";
            case 1 -> "m-4 6q0 -10 4 -14q4 4 4 14q-4 -3 -8 0z";
            case 2 -> "m-6 0l6 -9l6 9l-6 9zm3 0l3 4.5l3 -4.5l-3 -4.5z";
            case 3 -> "m0 -3a3 3 0 1 1 -.01 0zm0 9a1.5 1.5 0 1 1 -.01 0zm0 -15a1.5 1.5 0 1 1 -.01 0z";
            case 4 -> "m-20 0q10 -12 20 0t20 0v3q-10 12 -20 0t-20 0z";
            default -> "m-1 -10h2v20h-2zm-5 6q5 -1 5 6q-5 -1 -5 -6zm12 0q-5 -1 -5 6q5 -1 5 -6z";
        };
        double step = 40;
        StringBuilder d = new StringBuilder();
        for (int row = 0; from + row * step / 2 < to; row++) {
            for (int column = 0; column * step < 440; column++) {
                d.append('M').append(Canvas.n(column * step + (row % 2) * step / 2));
                d.append(' ').append(Canvas.n(from + row * step / 2)).append(motif);
            }
        }
        canvas.path(d.toString(), color);
    }
}
