/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/qr.h"

#include <qrencode.h>

enum { QUIET = 4 }; /* modules of white around it: readers want four */

/* One path: a bar for every run of dark modules in a row. */
static void put_rows(struct html *out, const QRcode *code)
{
    html_put(out, "<path d=\"");
    for (int y = 0; y < code->width; y++) {
        for (int x = 0; x < code->width; x++) {
            int from = x;
            while (x < code->width && (code->data[y * code->width + x] & 1))
                x++;
            if (x > from)
                html_put(out, "M%d %dh%dv1h-%dz", from + QUIET, y + QUIET, x - from, x - from);
        }
    }
    html_put(out, "\"/>");
}

void qr_put(struct html *out, const char *text, const char *label)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);

    if (!code)
        return;
    int side = code->width + 2 * QUIET;
    html_put(out,
             "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\" "
             "shape-rendering=\"crispEdges\"><rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>",
             label, side, side, side, side);
    put_rows(out, code);
    html_put(out, "</svg>");
    QRcode_free(code);
}
