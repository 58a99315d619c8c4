package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Science fiction and machines: circles in the dark, wide-set capitals. */
final class OrbitCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        canvas.rect(0, 0, 400, 600, palette.deep());
        for (int star = 0; star < 46; star++) {
            canvas.circle(dice.between(8, 392), dice.between(8, 380), dice.between(0.5, 1.7), palette.pale());
        }
        switch (dice.roll(4)) {
            case 0 -> orbits(canvas, palette, dice);
            case 1 -> horizon(canvas, palette, dice);
            case 2 -> grid(canvas, palette, dice);
            default -> planets(canvas, palette, dice);
        }

        Style capitals = Style.capitals(Face.SANS_BOLD, 0.06);
        Block author = Block.fit(text.authors(), Style.capitals(Face.SANS, 0.14), 330, 34, 17);
        Block title = Block.fit(text.title(), capitals, 336, 124, 88);
        double authorTop = 548 - author.height();
        double titleTop = authorTop - 24 - title.height();
        canvas.text(title, 200, titleTop, Align.CENTER, palette.pale());
        canvas.text(author, 200, authorTop, Align.CENTER, palette.bright());
        return palette.mid();
    }

    private static void orbits(Canvas canvas, Palette palette, Dice dice) {
        double x = dice.between(120, 280);
        double y = dice.between(150, 230);
        for (int ring = 0; ring < 6; ring++) {
            double radius = 62 + ring * 27;
            canvas.ring(x, y, radius, ring % 3 == 0 ? 2 : 1, palette.mid());
            double angle = dice.between(0, 2 * Math.PI);
            if (ring % 2 == 0)
                canvas.circle(x + radius * Math.cos(angle), y + radius * Math.sin(angle), 4 + ring, palette.pale());
        }
        canvas.circle(x, y, 42, palette.bright());
        canvas.path(
                "M%s %sa42 42 0 0 1 0 84a58 58 0 0 0 0 -84z".formatted(Canvas.n(x), Canvas.n(y - 42)),
                palette.deep() + "55");
        canvas.rect(0, 398, 400, 202, palette.deep());
        canvas.rule(32, 398, 368, 398, 1, palette.mid());
    }

    /** A plain of lines that run to one point. */
    private static void grid(Canvas canvas, Palette palette, Dice dice) {
        double x = dice.between(140, 260);
        canvas.circle(x, 168, 74, palette.bright());
        canvas.rect(0, 232, 400, 368, palette.deep());
        for (int i = -9; i <= 9; i++) canvas.rule(x + i * 9, 232, x + i * 70, 398, 1, palette.mid());
        for (int i = 0; i < 8; i++) canvas.rule(0, 232 + i * i * 3.1, 400, 232 + i * i * 3.1, 1, palette.mid());
        canvas.rect(0, 398, 400, 202, palette.deep());
    }

    private static void planets(Canvas canvas, Palette palette, Dice dice) {
        double x = dice.between(60, 130);
        canvas.circle(400 - x, 300, 150, palette.mid()).circle(x, 120, 52, palette.bright());
        canvas.curve(
                "M%s 142Q%s 108 %s 88".formatted(Canvas.n(x - 96), Canvas.n(x), Canvas.n(x + 92)), 4, palette.pale());
        canvas.circle(400 - x - 60, 250, 20, palette.deep() + "40")
                .circle(400 - x + 40, 300, 34, palette.deep() + "40");
        canvas.path("M0 380Q200 330 400 380V600H0Z", palette.deep());
    }

    private static void horizon(Canvas canvas, Palette palette, Dice dice) {
        double x = dice.between(110, 290);
        canvas.circle(x, 190, 96, palette.bright());
        for (int band = 0; band < 5; band++) canvas.rect(0, 196 + band * 18, 400, 4 + band * 2, palette.deep());
        canvas.path("M0 330Q100 290 200 322T400 300V600H0Z", palette.mid());
        canvas.path("M0 366Q130 330 230 362T400 346V600H0Z", palette.deep());
    }
}
