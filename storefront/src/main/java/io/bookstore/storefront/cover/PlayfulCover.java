package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;
import java.util.List;

/** For children and those who like to laugh: round letters over hills, balloons or confetti. */
final class PlayfulCover implements Template {

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        canvas.rect(0, 0, 400, 600, palette.pale());
        Block title = Block.fit(text.title(), Style.of(Face.ROUND).leading(1.06), 336, 190, 92);
        Block author = Block.fit(text.authors(), Style.of(Face.ROUND), 320, 44, 25);
        switch (dice.roll(3)) {
            case 0 -> hills(canvas, palette, dice);
            case 1 -> balloons(canvas, palette, dice, 74 + title.height() + author.height());
            default -> confetti(canvas, palette, dice);
        }
        canvas.text(title, 200, 48, Align.CENTER, palette.deep());
        canvas.text(author, 200, 74 + title.height(), Align.CENTER, palette.deep());
        canvas.rect(0, 556, 400, 44, palette.deep());
        return palette.pale();
    }

    private static void hills(Canvas canvas, Palette palette, Dice dice) {
        canvas.circle(dice.between(90, 310), 380, 58, palette.bright());
        double wave = dice.between(-30, 30);
        canvas.path(
                "M0 430Q%s %s 400 %sV600H0Z".formatted(Canvas.n(120 + wave), Canvas.n(330), Canvas.n(430 + wave)),
                palette.mid());
        canvas.path("M0 500Q260 %s 400 510V600H0Z".formatted(Canvas.n(400 + wave)), palette.deep());
        for (int tree = 0; tree < 4; tree++) {
            double x = 50 + tree * 96 + dice.between(-14, 14);
            canvas.rule(x, 500, x, 470, 4, palette.deep()).circle(x, 456, dice.between(16, 26), palette.bright());
        }
    }

    private static void balloons(Canvas canvas, Palette palette, Dice dice, double below) {
        List<String> colors = List.of(palette.bright(), palette.mid(), palette.deep());
        for (int i = 0; i < 5; i++) {
            double x = 56 + i * 72;
            double y = Math.max(below + 92, dice.between(350, 450));
            canvas.curve("M%s %sq-14 40 4 80t-4 60".formatted(Canvas.n(x), Canvas.n(y)), 1.5, palette.deep());
            canvas.path(
                    "M%s %sc-46 -30 -40 -92 0 -92c40 0 46 62 0 92z".formatted(Canvas.n(x), Canvas.n(y + 18)),
                    colors.get(i % 3));
        }
    }

    private static void confetti(Canvas canvas, Palette palette, Dice dice) {
        List<String> colors = List.of(palette.bright(), palette.mid(), palette.deep());
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 6; column++) {
                double x = 34 + column * 66 + dice.between(-8, 8);
                double y = 330 + row * 62 + dice.between(-8, 8);
                String color = dice.of(colors);
                switch (dice.roll(3)) {
                    case 0 -> canvas.circle(x, y, dice.between(12, 24), color);
                    case 1 -> canvas.ring(x, y, dice.between(12, 20), 7, color);
                    default -> canvas.path("M%s %sl20 34h-40z".formatted(Canvas.n(x), Canvas.n(y - 20)), color);
                }
            }
        }
    }
}
