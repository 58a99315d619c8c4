package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;
import java.util.List;

/** Ideas and knowledge: a plain grotesque on pale ground above a field of quarter circles. */
final class GridCover implements Template {

    private static final double CELL = 84;

    @Override
    public String draw(Canvas canvas, CoverText text, Palette palette, Dice dice) {
        canvas.rect(0, 0, 400, 600, palette.pale());
        Block author = Block.fit(text.authors(), Style.of(Face.SANS), 336, 44, 21);
        Style bold = Style.of(Face.SANS_BOLD).leading(1.06);
        boolean sub = text.subtitle() != null && !text.subtitle().isBlank();
        Block title = Block.fit(text.title(), bold, 336, sub ? 150 : 196, 76);
        double end = canvas.text(title, 32, 40, Align.LEFT, palette.deep());
        if (sub) {
            Block subtitle = Block.fit(
                    String.valueOf(text.subtitle()), Style.of(Face.SANS).leading(1.24), 336, 56, 20);
            canvas.text(subtitle, 32, end + 20, Align.LEFT, palette.deep());
        }
        canvas.text(author, 32, 294 - author.height(), Align.LEFT, palette.deep());
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++)
                cell(canvas, 32 + column * CELL, 312 + row * CELL, palette, dice);
        }
        return palette.deep();
    }

    private static void cell(Canvas canvas, double x, double y, Palette palette, Dice dice) {
        String ground = dice.of(List.of(palette.deep(), palette.mid(), palette.bright(), palette.pale()));
        String figure = dice.of(List.of(palette.deep(), palette.mid(), palette.bright(), palette.pale()));
        canvas.rect(x, y, CELL, CELL, ground);
        String at = "M" + Canvas.n(x) + " " + Canvas.n(y);
        String d = switch (dice.roll(7)) {
            case 0 -> at + "h84a84 84 0 0 1 -84 84z";
            case 1 -> at + "m84 0v84a84 84 0 0 1 -84 -84z";
            case 2 -> at + "m84 84h-84a84 84 0 0 1 84 -84z";
            case 3 -> at + "m0 84v-84a84 84 0 0 1 84 84z";
            case 4 -> at + "m42 0a42 42 0 0 1 0 84a42 42 0 0 1 0 -84z";
            case 5 -> at + "h84l-84 84z";
            default -> at + "h84v42h-84z";
        };
        canvas.path(d, figure);
    }
}
