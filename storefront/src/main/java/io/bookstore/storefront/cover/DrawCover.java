package io.bookstore.storefront.cover;

import io.bookstore.storefront.cover.Canvas.Align;

/** Draws the cover of a book: the look by its shelf, colours and figures by its work, the format marked at the foot. */
final class DrawCover {

    private static final Style LABEL = Style.capitals(Face.SANS, 0.18);

    String draw(CoverText text) {
        Dice dice = new Dice(text.work());
        Palette palette = dice.of(Palette.all());
        Canvas canvas = new Canvas();
        String labelColor = Templates.of(text.shelves()).draw(canvas, text, palette, dice);
        if (!text.format().isBlank()) {
            canvas.line(LABEL, LABEL.shape(text.format()), 13, Canvas.WIDTH / 2, 583, Align.CENTER, labelColor);
        }
        String by = text.authors().isEmpty() ? "" : " by " + text.authors();
        return canvas.svg(text.title() + by);
    }
}
