package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Crime and suspense: condensed capitals, every line as wide as the page, under one sharp shape. */
final class PosterCover implements Template {

    private static final double LEFT = 32;
    private static final double WIDE = 336;
    private static final double FOOT = 548;
    private static final double BETWEEN = 0.13;

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        boolean dark = dice.roll(4) > 0;
        String ground = dark ? palette.deep() : palette.bright();
        String ink = dark ? palette.pale() : palette.deep();
        canvas.rect(0, 0, 400, 600, ground);

        Block author = Block.fit(text.authors(), Style.capitals(Face.CONDENSED, 0.06), WIDE, 44, 24);
        canvas.text(author, LEFT, 34, Align.LEFT, ink);

        Style capitals = new Style(Face.CONDENSED, 0.005, 1.15, true);
        Block title = Block.fit(text.title(), capitals, WIDE, 250, 112);
        double baseline = FOOT;
        for (String line : title.lines().reversed()) {
            double size = wide(title, line);
            canvas.line(capitals, line, size, LEFT, baseline, Align.LEFT, ink);
            baseline -= size * (Face.CONDENSED.capHeight() + BETWEEN);
        }
        double shapeTop = 34 + author.height() + 34;
        shape(canvas, dice, shapeTop, baseline - 6 - shapeTop, dark ? palette.bright() : palette.deep(), palette.mid());
        return ink;
    }

    /** Every line fills the measure, but a short word may not shout the others down. */
    private static double wide(Block title, String line) {
        return Math.min(WIDE / title.style().width(line), title.size() * 1.3);
    }

    private static void shape(Canvas canvas, Dice dice, double y, double tall, String sharp, String soft) {
        double radius = Math.min(tall / 2, 110);
        double middle = y + tall / 2;
        switch (dice.roll(6)) {
            case 0 ->
                canvas.path(
                        "M0 %sL400 %sV%sL0 %sZ"
                                .formatted(
                                        Canvas.n(y + tall), Canvas.n(y), Canvas.n(y + tall * 0.3), Canvas.n(y + tall)),
                        sharp);
            case 1 -> {
                double x = dice.between(LEFT + radius, 368 - radius);
                canvas.circle(x, middle, radius, sharp)
                        .circle(x + radius * 0.3, middle - radius * 0.2, radius * 0.32, soft);
            }
            case 2 -> {
                for (int ring = 0; ring < 5; ring++)
                    canvas.ring(368 - radius, middle, radius * (5 - ring) / 5 - 5, 7, ring % 2 == 0 ? sharp : soft);
            }
            case 3 ->
                canvas.path(
                        "M%s %sl%s %sl%s %sl%s %sz"
                                .formatted(
                                        Canvas.n(LEFT + radius),
                                        Canvas.n(middle - radius),
                                        Canvas.n(radius),
                                        Canvas.n(radius),
                                        Canvas.n(-radius),
                                        Canvas.n(radius),
                                        Canvas.n(-radius),
                                        Canvas.n(-radius)),
                        sharp);
            case 4 -> {
                for (int bar = 0; bar < 7; bar++) {
                    canvas.rect(LEFT + bar * 49, y, 40 - bar * 5.5, tall, bar == 3 ? soft : sharp);
                }
            }
            default -> {
                for (int step = 0; step < 6; step++) {
                    double width = WIDE * (step + 1) / 6;
                    canvas.rect(LEFT, y + tall * step / 6, width, tall / 6 - 6, step == 2 ? soft : sharp);
                }
            }
        }
    }
}
