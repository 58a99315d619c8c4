package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Poetry, romance, nature: an italic title and a branch that grows past it. */
final class LeafCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        boolean dark = dice.roll(2) == 0;
        String ground = dark ? palette.deep() : palette.pale();
        String ink = dark ? palette.pale() : palette.deep();
        canvas.rect(0, 0, 400, 600, ground);
        branch(canvas, palette, dice, dice.between(70, 140), palette.mid());
        branch(canvas, palette, dice, dice.between(250, 330), palette.bright());

        Block author = Block.fit(text.authors(), Style.capitals(Face.SANS, 0.12), 320, 40, 18);
        Block title = Block.fit(text.title(), Style.of(Face.TEXT_ITALIC).leading(1.1), 328, 170, 84);
        canvas.text(title, 200, 52, Align.CENTER, ink);
        canvas.text(author, 200, 80 + title.height(), Align.CENTER, ink);
        return ink;
    }

    private static void branch(Canvas canvas, Palette palette, Dice dice, double foot, String color) {
        double lean = dice.between(-70, 70);
        double top = dice.between(250, 320);
        int leaves = 7 + dice.roll(4);
        double bend = dice.between(-50, 50);
        canvas.curve(
                "M%s 556Q%s %s %s %s"
                        .formatted(
                                Canvas.n(foot),
                                Canvas.n(foot + bend),
                                Canvas.n((556 + top) / 2),
                                Canvas.n(foot + lean),
                                Canvas.n(top)),
                2.5,
                color);
        for (int i = 1; i <= leaves; i++) {
            double t = i / (leaves + 0.6);
            double x = (1 - t) * (1 - t) * foot + 2 * t * (1 - t) * (foot + bend) + t * t * (foot + lean);
            double y = (1 - t) * (1 - t) * 556 + 2 * t * (1 - t) * (556 + top) / 2 + t * t * top;
            leaf(canvas, x, y, i % 2 == 0 ? -1 : 1, 84 * (1.15 - t), color);
        }
        canvas.circle(foot + lean, top, 6, palette.bright());
    }

    private static void leaf(Canvas canvas, double x, double y, int side, double length, String color) {
        canvas.path(
                "M%s %sq%s %s %s %sq%s %s %s %sz"
                        .formatted(
                                Canvas.n(x),
                                Canvas.n(y),
                                Canvas.n(side * length * 0.2),
                                Canvas.n(-length * 0.62),
                                Canvas.n(side * length),
                                Canvas.n(-length * 0.56),
                                Canvas.n(-side * length * 0.25),
                                Canvas.n(length * 0.6),
                                Canvas.n(-side * length),
                                Canvas.n(length * 0.56)),
                color);
    }
}
