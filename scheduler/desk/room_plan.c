/* SPDX-License-Identifier: GPL-3.0-or-later
 * A room's desks drawn to scale, a centimetre for a unit: the middle of each desk stands so far
 * from the next as the rules want chairs apart.  The list below it says the same in words. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/seats.h"

enum { UNKNOWN_COLUMNS = 4, GAP = 8, HEAD = 60, LINE = 20, NAME_LETTERS = 13 };

struct drawing {
    struct web *web;
    const struct seat_list *seats;
    const struct room *room;
    int columns, rows, pitch;
};

static struct drawing drawing_of(struct web *web, const struct seat_list *seats)
{
    const struct room *room = &web->office->season.rooms[seats->list[0]->room];
    int columns = season_columns(room), desks = room->seats > 0 ? room->seats : 1;

    for (int i = 0; i < seats->count; i++)
        desks = seats->list[i]->desk > desks ? seats->list[i]->desk : desks;
    columns = columns > 0 ? columns : UNKNOWN_COLUMNS;
    columns = desks < columns ? desks : columns;
    return (struct drawing){web,
                            seats,
                            room,
                            columns,
                            (desks + columns - 1) / columns,
                            rules_figure(&web->office->rules, FIGURE_SEAT_DISTANCE)};
}

/* Cut between characters; names have their full length in the list. */
static const char *short_name(struct web *web, const char *name)
{
    size_t length = 0;

    for (int letters = 0; name[length]; length++) {
        if (((unsigned char)name[length] & 0xc0) != 0x80 && ++letters > NAME_LETTERS)
            return arena_text(web->arena, "%.*s.", (int)length, name);
    }
    return name;
}

static void put_line(const struct drawing *drawing, int x, int y, const char *class,
                     const char *text)
{
    html_put(&drawing->web->out, "<text x=\"%d\" y=\"%d\" class=\"%s\">%s</text>", x, y, class,
             text);
}

static void put_who(const struct drawing *drawing, int x, int y, const struct sitting *sitting)
{
    struct web *web = drawing->web;
    const struct pupil *pupil = seat_pupil(web, sitting);
    char time[STAMP];
    struct seat_marks marks;

    seat_marks(web, sitting, &marks);
    put_line(drawing, x + drawing->pitch - 3 * GAP, y + LINE, "mark", marks.letters);
    if (seats_named(web)) {
        put_line(drawing, x, y + 2 * LINE, "name",
                 short_name(web, *pupil->name ? pupil->name : pupil->pupil));
        put_line(drawing, x, y + 3 * LINE, "fine", pupil->candidate_number);
    }
    put_line(drawing, x, y + 4 * LINE, "fine", short_name(web, seat_paper(web, sitting)->paper));
    put_line(drawing, x, y + 5 * LINE, "fine",
             arena_text(web->arena, "to %s", stamp_time(time, sitting->ends_at)));
}

static void put_desk(const struct drawing *drawing, int desk)
{
    int x = (desk - 1) % drawing->columns * drawing->pitch + GAP / 2;
    int y = HEAD + (desk - 1) / drawing->columns * drawing->pitch + GAP / 2;
    int side = drawing->pitch - GAP, count = 0;
    const struct sitting *first = NULL;
    struct seat_marks marks = {.because = ""};

    for (int i = 0; i < drawing->seats->count; i++) {
        if (drawing->seats->list[i]->desk != desk)
            continue;
        first = first ? first : drawing->seats->list[i];
        count++;
    }
    if (first)
        seat_marks(drawing->web, first, &marks);
    html_put(&drawing->web->out,
             "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" class=\"%s\"/>", x, y,
             side, side,
             !first           ? "empty"
             : *marks.because ? "helped"
                              : "taken");
    put_line(drawing, x + GAP, y + LINE, first ? "desk" : "fine",
             arena_text(drawing->web->arena, "%d%s", desk, count > 1 ? " (see list)" : ""));
    if (first)
        put_who(drawing, x + GAP, y, first);
}

void room_plan_put(struct web *web, const struct seat_list *seats)
{
    struct drawing drawing = drawing_of(web, seats);
    int width = drawing.columns * drawing.pitch, height = drawing.rows * drawing.pitch + HEAD;
    int known = season_columns(drawing.room);

    width = width < 3 * drawing.pitch ? 3 * drawing.pitch : width;
    html_put(&web->out,
             "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Seating plan\">"
             "<svg class=\"seats\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" "
             "aria-label=\"Seating plan of %s; the list below says the same\">",
             width, height, width, height, room_words(web, seats->list[0]->room));
    html_put(&web->out,
             "<path d=\"M4 30h%d\" class=\"front\"/><text x=\"4\" y=\"22\" class=\"name\">Front%s"
             "</text>",
             width - 8, known > 0 ? ", door on this side" : "");
    html_put(&web->out,
             "<path d=\"M4 44v8h%dv-8\" class=\"front\"/><text x=\"%d\" y=\"50\">%s m</text>",
             drawing.pitch, drawing.pitch + 12,
             arena_text(web->arena, "%d.%02d", drawing.pitch / 100, drawing.pitch % 100));
    for (int desk = 1; desk <= drawing.rows * drawing.columns; desk++)
        put_desk(&drawing, desk);
    html_put(&web->out, "</svg></div>");
    if (known <= 0)
        html_put(&web->out,
                 "<p class=\"quiet\">Desks by number, %d to a line: the room has no "
                 "rows and columns in rooms.csv.</p>",
                 drawing.columns);
    marks_key_put(web);
}
