/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export/agenda.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "export/civil.h"
#include "export/ics_fold.h"
#include "export/text.h"
#include "export/zone.h"

enum { UID_OCTETS = 255, DAY_SECONDS = 24 * 60 * 60 };

/* What a calendar is made with; made once for all its events. */
struct ics {
    const struct agenda *agenda;
    icalcomponent *calendar;
    icaltimezone *london; /* NULL: all times in UTC */
    bool failed;          /* no memory */
};

static bool is_printable(const char *uid)
{
    size_t size = uid ? strlen(uid) : 0;

    for (size_t i = 0; i < size; i++) {
        if (uid[i] <= ' ' || uid[i] > '~')
            return false;
    }
    return size > 0 && size <= UID_OCTETS;
}

/* The library takes 30 February and 25:00 for valid: what goes in is checked here. */
static bool is_sound(const struct event *event)
{
    static const struct civil last = {9999, 12, 31};
    int64_t end_at = civil_day(last) * 24 * 60;

    return is_printable(event->uid) && event->starts_at >= 0 && event->starts_at < event->ends_at &&
           event->ends_at < end_at && event->changed_utc >= 0 && event->changed_utc < end_at * 60 &&
           event->sequence >= 0;
}

static struct icaltimetype ical_time(int64_t seconds, const icaltimezone *zone)
{
    int64_t day = civil_floor(seconds, DAY_SECONDS);
    int of_day = (int)(seconds - day * DAY_SECONDS);
    struct civil civil = civil_of(day);

    return (struct icaltimetype){
        .year = civil.year,
        .month = civil.month,
        .day = civil.day,
        .hour = of_day / 3600,
        .minute = of_day / 60 % 60,
        .second = of_day % 60,
        .zone = zone,
    };
}

static struct icaltimetype ical_utc(int64_t utc)
{
    return ical_time(utc, icaltimezone_get_utc_timezone());
}

static void add(struct ics *ics, icalcomponent *to, icalproperty *property)
{
    if (to && property)
        icalcomponent_add_property(to, property);
    else if (property)
        icalproperty_free(property);
    ics->failed = ics->failed || !to || !property;
}

/* The library reads an empty value back as none, so none is written. */
static void add_text(struct ics *ics, icalcomponent *to, icalproperty *(*make)(const char *),
                     const char *text, int lines)
{
    char *clean = text_clean(text, lines);

    if (!clean)
        ics->failed = true;
    else if (*clean)
        add(ics, to, make(clean));
    free(clean);
}

static icalproperty *make_calendar_name(const char *name)
{
    icalproperty *property = icalproperty_new_x(name);

    if (property)
        icalproperty_set_x_name(property, "X-WR-CALNAME");
    return property;
}

static icalproperty *make_ttl(const char *duration)
{
    icalproperty *property = icalproperty_new_x(duration);

    if (property)
        icalproperty_set_x_name(property, "X-PUBLISHED-TTL");
    return property;
}

static void add_head(struct ics *ics)
{
    const struct agenda *agenda = ics->agenda;
    const char *product = agenda->product && *agenda->product ? agenda->product : "-//examrota//EN";
    icalcomponent *to = ics->calendar;

    add(ics, to, icalproperty_new_version("2.0"));
    add_text(ics, to, icalproperty_new_prodid, product, TEXT_LINE);
    add(ics, to, icalproperty_new_calscale("GREGORIAN"));
    add_text(ics, to, icalproperty_new_name, agenda->name, TEXT_LINE);
    add_text(ics, to, make_calendar_name, agenda->name, TEXT_LINE);
    add(ics, to, icalproperty_new_refreshinterval(icaldurationtype_from_int(60 * 60)));
    add(ics, to, make_ttl("PT1H"));
    add(ics, to, icalproperty_new_color("teal"));
}

static void add_zone(struct ics *ics)
{
    icalcomponent *rules = icalparser_parse_string(zone_vtimezone);

    ics->london = icaltimezone_new();
    if (!rules || !ics->london || !icaltimezone_set_component(ics->london, rules)) {
        if (rules)
            icalcomponent_free(rules);
        ics->failed = true;
        return;
    }
    icalcomponent *copy = icalcomponent_new_clone(rules); /* the zone keeps its own */
    if (copy)
        icalcomponent_add_component(ics->calendar, copy);
    ics->failed = ics->failed || !copy;
}

/* Programs give three or four answers for a wall time in a clock-change hour,
 * so an event that touches one is told in UTC.  What starts in the hour that is
 * not there lasts as long as it was meant to. */
static void add_times(struct ics *ics, icalcomponent *to, const struct event *event)
{
    int64_t start_utc = zone_utc(event->starts_at), end_utc = zone_utc(event->ends_at);
    bool utc =
        !ics->london || zone_is_doubtful(event->starts_at) || zone_is_doubtful(event->ends_at);

    if (!to)
        return;
    if (end_utc <= start_utc)
        end_utc = start_utc + (event->ends_at - event->starts_at) * 60;
    if (utc) {
        icalcomponent_set_dtstart(to, ical_utc(start_utc));
        icalcomponent_set_dtend(to, ical_utc(end_utc));
    } else {
        icalcomponent_set_dtstart(to, ical_time(event->starts_at * 60, ics->london));
        icalcomponent_set_dtend(to, ical_time(event->ends_at * 60, ics->london));
    }
}

static void add_title(struct ics *ics, icalcomponent *to, const struct event *event)
{
    static const char mark[] = "CANCELLED: ";
    const char *title = event->title ? event->title : "";
    size_t size = sizeof mark + strlen(title);
    char *text = malloc(size);

    if (!text) {
        ics->failed = true;
        return;
    }
    (void)snprintf(text, size, "%s%s", event->cancelled ? mark : "", title);
    add_text(ics, to, icalproperty_new_summary, text, TEXT_LINE);
    free(text);
}

static void add_event(struct ics *ics, const struct event *event)
{
    bool idle = event->cancelled || event->tentative;
    icalproperty_status status = event->cancelled   ? ICAL_STATUS_CANCELLED
                                 : event->tentative ? ICAL_STATUS_TENTATIVE
                                                    : ICAL_STATUS_CONFIRMED;
    icalcomponent *made = icalcomponent_new(ICAL_VEVENT_COMPONENT);

    add(ics, made, icalproperty_new_uid(event->uid));
    add(ics, made, icalproperty_new_dtstamp(ical_utc(event->changed_utc)));
    add(ics, made, icalproperty_new_lastmodified(ical_utc(event->changed_utc)));
    add(ics, made, icalproperty_new_sequence(event->sequence));
    add_times(ics, made, event);
    add_title(ics, made, event);
    add_text(ics, made, icalproperty_new_location, event->place, TEXT_LINE);
    add_text(ics, made, icalproperty_new_description, event->note, TEXT_LINES);
    add(ics, made, icalproperty_new_status(status));
    add(ics, made, icalproperty_new_transp(idle ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
    if (made)
        icalcomponent_add_component(ics->calendar, made);
}

struct place {
    const struct event *event;
};

static int by_start(const void *left, const void *right)
{
    const struct event *a = ((const struct place *)left)->event;
    const struct event *b = ((const struct place *)right)->event;

    if (a->starts_at != b->starts_at)
        return a->starts_at < b->starts_at ? -1 : 1;
    int order = strcmp(a->uid, b->uid);
    return order != 0 ? order : (a > b) - (a < b);
}

static bool add_events(struct ics *ics)
{
    const struct agenda *agenda = ics->agenda;
    size_t n = (size_t)agenda->n_events;
    struct place *sorted = calloc(n + 1, sizeof *sorted);

    if (!sorted)
        return false;
    for (size_t i = 0; i < n; i++)
        sorted[i].event = &agenda->events[i];
    qsort(sorted, n, sizeof *sorted, by_start);
    for (size_t i = 0; i < n; i++)
        add_event(ics, sorted[i].event);
    free(sorted);
    return true;
}

static bool put_calendar(FILE *out, icalcomponent *calendar)
{
    char *text = icalcomponent_as_ical_string_r(calendar);
    char *folded = text ? ics_refold(text) : NULL;
    bool done = folded && fputs(folded, out) >= 0 && !ferror(out);

    free(folded);
    icalmemory_free_buffer(text);
    return done;
}

bool agenda_write_ics(FILE *out, const struct agenda *agenda)
{
    struct ics ics = {.agenda = agenda};
    bool done = false;

    for (int i = 0; i < agenda->n_events; i++) {
        if (!is_sound(&agenda->events[i]))
            return false;
    }
    icalerror_set_errors_are_fatal(0);
    ics.calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    if (!ics.calendar)
        return false;
    add_head(&ics);
    if (!agenda->utc)
        add_zone(&ics);
    done = add_events(&ics) && !ics.failed && put_calendar(out, ics.calendar);

    icalcomponent_free(ics.calendar);
    if (ics.london)
        icaltimezone_free(ics.london, 1);
    icaltimezone_free_builtin_timezones();
    icalmemory_free_ring();
    return done;
}
