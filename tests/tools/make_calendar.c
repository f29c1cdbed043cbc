/* SPDX-License-Identifier: GPL-3.0-or-later
 * make_calendar [--utc | --list]: a fixed calendar on standard output, for
 * tests/calendars/check.sh; or what readers should find in it, in the form
 * tests/calendars/list.mjs prints.  Events on both sides of both clock changes of
 * three years and across them, in a clock-change hour, cancelled, tentative,
 * with titles that are long, not English, and hard to escape.  (No title has a
 * backslash before an n: node-ical and python-icalendar unescape that wrongly.) */
#include <stdlib.h>
#include <string.h>

#include "export/agenda.h"
#include "export/civil.h"
#include "export/stamp.h"
#include "export/text.h"
#include "export/zone.h"

struct row {
    int year, month, day, hour, minute, length_min;
    bool cancelled, tentative;
    const char *title, *place, *note;
};

static const struct row rows[] = {
    {2027, 1, 12, 9, 0, 105, false, false, "Reader - Maths P1 - B/12", "B/12", ""},
    {2027, 3, 26, 9, 0, 90, false, false, "Friday before the clocks go forward", "Hall", ""},
    {2027, 3, 27, 22, 0, 480, false, false, "Overnight, across the spring change", "", ""},
    {2027, 3, 28, 0, 0, 60, false, false, "Ends as the spring change begins", "", ""},
    {2027, 3, 28, 1, 30, 60, false, false, "In the hour that does not exist", "", ""},
    {2027, 3, 28, 2, 0, 60, false, false, "First summer hour", "", ""},
    {2027, 3, 29, 9, 0, 90, false, false, "Monday after the clocks went forward", "Hall", ""},
    {2027, 5, 17, 9, 0, 105, true, false, "Scribe - English P2 - C4", "C4", "Taken away"},
    {2027, 5, 17, 13, 30, 135, false, true, "Reserve", "Office", ""},
    {2027, 5, 18, 9, 0, 60, false, false,
     "Prüfungsaufsicht für Französisch – Ángström, Łukasiewicz und Ó Súilleabháin – "
     "Großer Saal im Erdgeschoß, Eingang über den Hof hinter der Bücherei",
     "Großer Saal; Eingang B, über den Hof", "Zuerst läuten;\nthen, go \\ stay\n\"quoted\": yes"},
    {2027, 5, 19, 9, 0, 60, false, false,
     "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé", "€€€€",
     ""},
    {2027, 5, 20, 9, 0, 60, false, false, "王🎓王🎓王🎓王🎓王🎓王🎓王🎓王🎓王🎓王🎓王🎓王🎓", "", ""},
    {2027, 5, 21, 9, 0, 60, false, false, "a;b,c\\d:e \"f\" =1+1 <b>&amp;</b>", "x,y;z", ""},
    {2027, 5, 22, 9, 0, 60, false, false, "Line\r\nATTACH:http://evil.example/", "", ""},
    {2027, 10, 29, 9, 0, 90, false, false, "Friday before the clocks go back", "Hall", ""},
    {2027, 10, 30, 22, 0, 480, false, false, "Overnight, across the autumn change", "", ""},
    {2027, 10, 31, 0, 30, 30, false, false, "Ends as the autumn change begins", "", ""},
    {2027, 10, 31, 1, 30, 90, false, false, "In the hour that comes twice", "", ""},
    {2027, 10, 31, 2, 0, 60, false, false, "First winter hour", "", ""},
    {2027, 11, 1, 9, 0, 90, false, false, "Monday after the clocks went back", "Hall", ""},
    {2028, 3, 24, 9, 0, 90, false, false, "Spring 2028, before", "", ""},
    {2028, 3, 27, 9, 0, 90, false, false, "Spring 2028, after", "", ""},
    {2026, 10, 23, 9, 0, 90, false, false, "Autumn 2026, before", "", ""},
    {2026, 10, 26, 9, 0, 90, false, false, "Autumn 2026, after", "", ""},
};

static void put_moment(int64_t utc)
{
    char text[STAMP];

    printf("|%s", stamp_moment(text, utc / 60));
}

static void list(const struct event *event)
{
    int64_t start_utc = zone_utc(event->starts_at), end_utc = zone_utc(event->ends_at);
    const char *status = event->tentative ? "TENTATIVE" : "CONFIRMED";

    if (end_utc <= start_utc)
        end_utc = start_utc + (event->ends_at - event->starts_at) * 60;
    fputs(event->uid, stdout);
    put_moment(start_utc);
    put_moment(end_utc);
    printf("|%s|%s", event->cancelled ? "CANCELLED" : status,
           event->cancelled ? "CANCELLED: " : "");
    text_put_line(stdout, event->title);
    printf("|%s\n", event->place);
}

int main(int argc, char **argv)
{
    enum { ROWS = sizeof rows / sizeof *rows };
    static char uids[ROWS][40];
    struct event events[ROWS] = {0};

    for (int i = 0; i < ROWS; i++) {
        const struct row *row = &rows[i];
        struct civil civil = {row->year, row->month, row->day};
        int64_t starts_at = (civil_day(civil) * 24 + row->hour) * 60 + row->minute;

        (void)snprintf(uids[i], sizeof uids[i], "duty-%03d@example.sch.uk", i);
        events[i] = (struct event){
            .uid = uids[i],
            .sequence = row->cancelled ? 2 : 0,
            .changed_utc = 1794816000,
            .starts_at = starts_at,
            .ends_at = starts_at + row->length_min,
            .cancelled = row->cancelled,
            .tentative = row->tentative,
            .title = row->title,
            .place = row->place,
            .note = row->note,
        };
    }
    if (argc > 1 && strcmp(argv[1], "--list") == 0) {
        for (int i = 0; i < ROWS; i++)
            list(&events[i]);
        return EXIT_SUCCESS;
    }
    struct agenda agenda = {
        .name = "Cover – J. O’Neill",
        .product = "-//Centre 12345//examrota//EN",
        .utc = argc > 1 && strcmp(argv[1], "--utc") == 0,
        .events = events,
        .n_events = ROWS,
    };
    return agenda_write_ics(stdout, &agenda) ? EXIT_SUCCESS : EXIT_FAILURE;
}
