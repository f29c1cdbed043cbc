/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/canvas.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>

#include "export/civil.h"
#include "export/stamp.h"
#include "export/text.h"

/* Fontconfig loses a few hundred bytes of its configuration, once per process;
 * that is not what the leak check of the development build is for. */
const char *__lsan_default_suppressions(void); // NOLINT(readability-identifier-naming)
const char *__lsan_default_suppressions(void)  // NOLINT(readability-identifier-naming)
{
    return "leak:libfontconfig\n";
}
const char *__lsan_default_options(void); // NOLINT(readability-identifier-naming)
const char *__lsan_default_options(void)  // NOLINT(readability-identifier-naming)
{
    return "print_suppressions=0";
}

enum { A4_SHORT = 595, A4_LONG = 842 };

struct canvas {
    FILE *out;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    PangoLayout *layout;
    bool has_page, failed;
};

static cairo_status_t put(void *closure, const unsigned char *bytes, unsigned int size)
{
    FILE *out = closure;

    if (out && fwrite(bytes, 1, size, out) != size)
        return CAIRO_STATUS_WRITE_ERROR;
    return CAIRO_STATUS_SUCCESS;
}

/* "2026-05-14T12:30:00Z", as cairo wants it. */
static const char *created(char *text, int64_t utc)
{
    char day[STAMP];
    int64_t of_day = utc - civil_floor(utc, 86400) * 86400;

    (void)snprintf(text, STAMP, "%.12sT%02d:%02d:%02dZ", stamp_iso(day, civil_floor(utc, 86400)),
                   (int)(of_day / 3600), (int)(of_day / 60 % 60), (int)(of_day % 60));
    return text;
}

static void describe(struct canvas *canvas, const char *title, int64_t made_utc)
{
    char stamp[STAMP];
    char *clean = text_clean(title, TEXT_LINE);

    canvas->failed = canvas->failed || !clean;
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_TITLE, clean ? clean : "");
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATOR, "examrota");
    cairo_pdf_surface_set_metadata(canvas->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   created(stamp, made_utc));
    free(clean);
}

/* Our own font map and language: what the locale or another caller set does not count. */
static void set_up_fonts(struct canvas *canvas)
{
    canvas->fonts = pango_cairo_font_map_new();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(canvas->fonts), 72);
    canvas->context = pango_font_map_create_context(canvas->fonts);
    pango_context_set_language(canvas->context, pango_language_from_string("en-gb"));
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    pango_cairo_context_set_font_options(canvas->context, options);
    cairo_font_options_destroy(options);
    canvas->layout = pango_layout_new(canvas->context);
}

struct canvas *canvas_open(FILE *out, const char *title, int64_t made_utc)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);

    if (!canvas)
        return NULL;
    canvas->out = out;
    canvas->surface = cairo_pdf_surface_create_for_stream(put, out, A4_SHORT, A4_LONG);
    cairo_pdf_surface_restrict_to_version(canvas->surface, CAIRO_PDF_VERSION_1_4);
    describe(canvas, title, made_utc);
    canvas->cairo = cairo_create(canvas->surface);
    set_up_fonts(canvas);
    return canvas;
}

bool canvas_close(struct canvas *canvas)
{
    if (canvas->has_page)
        cairo_show_page(canvas->cairo);
    g_object_unref(canvas->layout);
    g_object_unref(canvas->context);
    g_object_unref(canvas->fonts);
    bool done = cairo_status(canvas->cairo) == CAIRO_STATUS_SUCCESS && !canvas->failed;
    cairo_destroy(canvas->cairo);
    cairo_surface_finish(canvas->surface);
    done = done && cairo_surface_status(canvas->surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(canvas->surface);
    done = done && (!canvas->out || (fflush(canvas->out) == 0 && !ferror(canvas->out)));
    free(canvas);
    return done;
}

void canvas_page(struct canvas *canvas, double width, double height)
{
    if (canvas->has_page)
        cairo_show_page(canvas->cairo);
    cairo_pdf_surface_set_size(canvas->surface, width, height);
    canvas->has_page = true;
}

static void set(struct canvas *canvas, const struct writing *writing, const char *text,
                double width)
{
    static const PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_RIGHT,
                                                PANGO_ALIGN_CENTER};
    PangoFontDescription *font = pango_font_description_from_string("Sans");
    char *clean = text_clean(text, TEXT_LINES);

    canvas->failed = canvas->failed || !clean;
    pango_font_description_set_absolute_size(font, writing->size * PANGO_SCALE);
    pango_font_description_set_weight(font,
                                      writing->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(canvas->layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(canvas->layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
    pango_layout_set_height(canvas->layout, -1);
    pango_layout_set_ellipsize(canvas->layout, PANGO_ELLIPSIZE_NONE);
    pango_layout_set_wrap(canvas->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(canvas->layout, alignments[writing->align]);
    pango_layout_set_text(canvas->layout, clean ? clean : "", -1);
    free(clean);
}

static double measured(struct canvas *canvas, bool height)
{
    PangoRectangle box;

    pango_layout_get_extents(canvas->layout, NULL, &box);
    return (double)(height ? box.height : box.width) / PANGO_SCALE;
}

double canvas_width(struct canvas *canvas, const struct writing *writing, const char *text)
{
    set(canvas, writing, text, 0);
    return measured(canvas, false);
}

double canvas_widest_word(struct canvas *canvas, const struct writing *writing, const char *text)
{
    set(canvas, writing, text, 1);
    pango_layout_set_wrap(canvas->layout, PANGO_WRAP_WORD);
    return measured(canvas, false);
}

double canvas_height(struct canvas *canvas, const struct writing *writing, const char *text,
                     double width)
{
    set(canvas, writing, text, width);
    return measured(canvas, true);
}

double canvas_write(struct canvas *canvas, const struct writing *writing, const char *text,
                    struct frame frame)
{
    double grey = writing->pale ? 0.3 : 0;

    set(canvas, writing, text, frame.width);
    if (frame.most > 0) {
        pango_layout_set_height(canvas->layout, (int)(frame.most * PANGO_SCALE));
        pango_layout_set_ellipsize(canvas->layout, PANGO_ELLIPSIZE_END);
    }
    cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
    cairo_move_to(canvas->cairo, frame.x, frame.y);
    pango_cairo_show_layout(canvas->cairo, canvas->layout);
    return measured(canvas, true);
}

void canvas_line(struct canvas *canvas, double from_x, double from_y, double to_x, double to_y,
                 double grey)
{
    cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
    cairo_set_line_width(canvas->cairo, 0.5);
    cairo_move_to(canvas->cairo, from_x, from_y);
    cairo_line_to(canvas->cairo, to_x, to_y);
    cairo_stroke(canvas->cairo);
}

void canvas_fill(struct canvas *canvas, struct frame box, double grey)
{
    cairo_set_source_rgb(canvas->cairo, grey, grey, grey);
    cairo_rectangle(canvas->cairo, box.x, box.y, box.width, box.most);
    cairo_fill(canvas->cairo);
}

/* Slanted lines across the box; lean is what they gain in x over its height. */
static void put_lines(cairo_t *cairo, struct frame box, double step, double lean)
{
    double before = lean < 0 ? 0 : lean, after = lean < 0 ? -lean : 0;

    int n = (int)ceil((before + box.width + after) / step);

    for (int i = 0; i < n; i++) {
        double x = box.x - before + i * step;

        cairo_move_to(cairo, x, box.y);
        cairo_line_to(cairo, x + lean, box.y + box.most);
    }
}

static void put_rows(cairo_t *cairo, struct frame box, double step)
{
    int n = (int)ceil(box.most / step - 0.5);

    for (int i = 0; i < n; i++) {
        double y = box.y + (i + 0.5) * step;

        cairo_move_to(cairo, box.x, y);
        cairo_line_to(cairo, box.x + box.width, y);
    }
}

static void hatch(cairo_t *cairo, struct frame box, enum grid_hatch hatch)
{
    static const double dots[] = {0.8, 3.2};

    cairo_set_source_rgb(cairo, 0.55, 0.55, 0.55);
    cairo_set_line_width(cairo, hatch == HATCH_DOTS ? 1 : 0.5);
    cairo_set_dash(cairo, dots, hatch == HATCH_DOTS ? 2 : 0, 0);
    if (hatch == HATCH_UP || hatch == HATCH_CROSS)
        put_lines(cairo, box, 5, -box.most);
    if (hatch == HATCH_DOWN || hatch == HATCH_CROSS)
        put_lines(cairo, box, 5, box.most);
    if (hatch == HATCH_UPRIGHT || hatch == HATCH_DENSE)
        put_lines(cairo, box, hatch == HATCH_DENSE ? 2.5 : 4, 0);
    if (hatch == HATCH_ACROSS || hatch == HATCH_DOTS || hatch == HATCH_DENSE)
        put_rows(cairo, box, hatch == HATCH_DENSE ? 2.5 : 4);
    cairo_stroke(cairo);
}

void canvas_shade(struct canvas *canvas, struct frame box, int shade)
{
    const struct grid_shade *as = &grid_shades[shade >= 0 && shade < GRID_SHADES ? shade : 0];
    cairo_t *cairo = canvas->cairo;

    cairo_save(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.most);
    cairo_clip_preserve(cairo);
    cairo_set_source_rgb(cairo, as->red / 255.0, as->green / 255.0, as->blue / 255.0);
    cairo_fill(cairo);
    hatch(cairo, box, as->hatch);
    cairo_restore(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.most);
    cairo_set_source_rgb(cairo, 0.15, 0.15, 0.15);
    cairo_set_line_width(cairo, 0.6);
    cairo_stroke(cairo);
}
