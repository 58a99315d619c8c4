package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Fantasy, myth, faith: an ornate frame, a star or moon above a high-contrast title. */
final class TaleCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        canvas.rect(0, 0, 400, 600, palette.deep());
        frame(canvas, palette.bright());
        emblem(canvas, palette, dice);
        Block author = Block.fit(text.authors(), Style.capitals(Face.TEXT, 0.08), 270, 40, 19);
        double authorTop = 532 - author.height();
        canvas.text(author, 200, authorTop, Align.CENTER, palette.bright());
        double top = 262;
        double space = authorTop - 22 - top;
        Block title = Block.fit(text.title(), Style.of(Face.DISPLAY).leading(1.08), 292, space, 84);
        canvas.text(title, 200, top + (space - title.height()) / 2, Align.CENTER, palette.pale());
        return palette.bright();
    }

    private static void frame(Canvas canvas, String color) {
        canvas.curve(
                "M60 22H340A38 38 0 0 0 378 60V518A38 38 0 0 0 340 556H60A38 38 0 0 0 22 518V60A38 38 0 0 0 60 22Z",
                2.5,
                color);
        canvas.curve(
                "M66 31H334A44 44 0 0 0 369 66V512A44 44 0 0 0 334 547H66A44 44 0 0 0 31 512V66A44 44 0 0 0 66 31Z",
                1,
                color);
        for (double[] corner : new double[][] {{34, 34}, {366, 34}, {34, 544}, {366, 544}}) {
            canvas.circle(corner[0], corner[1], 5, color);
        }
    }

    private static void emblem(Canvas canvas, Palette palette, Dice dice) {
        double x = 200;
        double y = 150;
        int rays = 8 + 4 * dice.roll(4);
        StringBuilder star = new StringBuilder();
        for (int i = 0; i < rays * 2; i++) {
            double radius = i % 2 == 0 ? (i % 4 == 0 ? 98 : 76) : 46;
            double angle = Math.PI * i / rays - Math.PI / 2;
            star.append(i == 0 ? 'M' : 'L')
                    .append(Canvas.n(x + radius * Math.cos(angle)))
                    .append(' ')
                    .append(Canvas.n(y + radius * Math.sin(angle)));
        }
        canvas.path(star.append('Z').toString(), dice.roll(2) == 0 ? palette.bright() : palette.mid());
        canvas.circle(x, y, 50, palette.deep());
        switch (dice.roll(4)) {
            case 0 -> canvas.path("M212 118a33 33 0 1 0 14 52a27 27 0 1 1 -14 -52z", palette.pale());
            case 1 -> canvas.path("M200 116q6 28 34 34q-28 6 -34 34q-6 -28 -34 -34q28 -6 34 -34z", palette.pale());
            case 2 -> canvas.ring(x, y, 30, 3, palette.pale()).circle(x, y, 12, palette.bright());
            default ->
                canvas.path("M168 150q32 -34 64 0q-32 34 -64 0z", palette.pale())
                        .circle(x, y, 12, palette.deep());
        }
    }
}
