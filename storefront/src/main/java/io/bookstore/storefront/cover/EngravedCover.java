package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** History and lives: a medallion engraved in swelling lines, capitals between rules. */
final class EngravedCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        boolean dark = dice.roll(2) == 0;
        String ground = dark ? palette.deep() : palette.pale();
        String ink = dark ? palette.pale() : palette.deep();
        canvas.rect(0, 0, 400, 600, ground);
        canvas.curve("M18 18H382V556H18Z", 1.5, ink);
        if (dice.roll(2) == 0) medallion(canvas, dice, dark ? palette.bright() : palette.mid());
        else seal(canvas, dice, dark ? palette.bright() : palette.mid(), ground);

        Block author = Block.fit(text.authors(), Style.of(Face.TEXT_ITALIC), 300, 42, 24);
        double authorTop = 536 - author.height();
        canvas.text(author, 200, authorTop, Align.CENTER, ink);
        double top = 326;
        double space = authorTop - 26 - top;
        Block title =
                Block.fit(text.title(), Style.capitals(Face.TEXT_BOLD, 0.03).leading(1.02), 312, space - 8, 62);
        double titleTop = top + (space - title.height()) / 2;
        canvas.text(title, 200, titleTop, Align.CENTER, ink);
        canvas.rule(44, top - 14, 356, top - 14, 1.5, ink);
        canvas.rule(44, authorTop - 20, 356, authorTop - 20, 1.5, ink);
        return ink;
    }

    /** A rosette of thin ellipses, like the guilloche of a bond. */
    private static void seal(Canvas canvas, Dice dice, String color, String ground) {
        int petals = 14 + 2 * dice.roll(6);
        double narrow = dice.between(30, 62);
        for (int i = 0; i < petals; i++) {
            canvas.ellipse(200, 168, 118, narrow, 180.0 * i / petals, 1.3, color);
        }
        canvas.circle(200, 168, 26, ground).ring(200, 168, 26, 2, color).circle(200, 168, 8, color);
        canvas.ring(200, 168, 126, 1.5, color);
    }

    private static void medallion(Canvas canvas, Dice dice, String color) {
        double x = 200;
        double y = 168;
        double radius = 116;
        double phase = dice.between(0, Math.PI);
        double waves = dice.between(0.02, 0.045);
        for (int i = 0; i < 23; i++) {
            double dy = -radius + 10 * i + 3;
            double half = Math.sqrt(Math.max(0, radius * radius - dy * dy));
            if (half < 6) continue;
            StringBuilder above = new StringBuilder("M" + Canvas.n(x - half) + " " + Canvas.n(y + dy));
            StringBuilder below = new StringBuilder();
            int parts = 16;
            for (int p = 1; p <= parts; p++) {
                double dx = -half + 2 * half * p / parts;
                double swell = 3.4 * Math.pow(Math.sin(phase + dx * waves + dy * 0.021), 2) + 0.5;
                above.append("L%s %s".formatted(Canvas.n(x + dx), Canvas.n(y + dy - swell)));
                below.insert(0, "L%s %s".formatted(Canvas.n(x + dx), Canvas.n(y + dy + swell)));
            }
            canvas.path(above.append(below).append('Z').toString(), color);
        }
        canvas.ring(x, y, radius + 10, 1.5, color);
    }
}
