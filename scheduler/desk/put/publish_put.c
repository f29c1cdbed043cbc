/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/publish_put.h"

#include <string.h>

#include "export/stamp.h"
#include "export/zone.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/ask.h"
#include "scheduler/desk/people_text.h"
#include "scheduler/report/message.h"

static int version_row(const struct season *season, int version)
{
    for (int i = 0; i < season->n_versions; i++)
        if (season->versions[i].version == version)
            return i;
    return -1;
}

void versions_put(struct web *web)
{
    static const char *const heads[] = {"Version", "When", "By", "Days", "Note", "Changes", NULL};
    const struct season *season = &web->office->season;
    char made[STAMP], from[STAMP], until[STAMP];

    html_put(&web->out, "<h2>What was published</h2>");
    if (!season->n_versions) {
        html_put(&web->out, "<p>Nothing yet.</p>");
        return;
    }
    put_table(web, "Versions, newest first", heads);
    for (int i = season->n_versions - 1; i >= 0; i--) {
        const struct version *row = &season->versions[i];
        html_put(&web->out,
                 "<tr><th scope=\"row\"><a href=\"/publish?version=%d\">Version %d</a></th>"
                 "<td>%s</td><td>%s</td><td>%s to %s</td><td>%s</td>"
                 "<td><a href=\"/publish?since=%d\">since version %d</a></td></tr>",
                 row->version, row->version,
                 when_words(stamp_moment(made, zone_wall_at(row->made_utc)), web->arena), row->who,
                 stamp_day(from, row->from), stamp_day(until, row->until), row->note, row->version,
                 row->version);
    }
    put_table_end(web);
    html_put(&web->out, "<p>A publication is taken back in the <a href=\"/history\">history</a>; "
                        "people are told in a new version.</p>");
}

static void put_answer(struct web *web, const struct version_change *change)
{
    const struct season *season = &web->office->season;

    if (change->what == CHANGE_DROPS || change->starts_at < web->now_at)
        return;
    web_form(web, "/publish");
    html_put(&web->out,
             "<input type=\"hidden\" name=\"do\" value=\"answer\">"
             "<input type=\"hidden\" name=\"staff\" value=\"%s\">"
             "<input type=\"hidden\" name=\"duty\" value=\"%s\">"
             "<input type=\"hidden\" name=\"version\" value=\"%d\">"
             "<button>Accepts</button></form> ",
             season->people[change->staff].staff, duty_ref(change->key, web->arena),
             season->versions[change->version].version);
    web_form(web, "/happened"); /* ...which shows who else could, at once */
    html_put(&web->out,
             "<input type=\"hidden\" name=\"what\" value=\"answer\">"
             "<input type=\"hidden\" name=\"person\" value=\"%s\">"
             "<input type=\"hidden\" name=\"duty\" value=\"%s\">"
             "<input type=\"hidden\" name=\"reply\" value=\"cannot\">"
             "<button>Cannot</button></form>",
             season->people[change->staff].staff, duty_ref(change->key, web->arena));
}

static void put_change(struct web *web, const struct version_change *change, bool answers)
{
    const struct season *season = &web->office->season;
    char day[STAMP], from[STAMP], until[STAMP];
    const char *place = change->room >= 0   ? season->rooms[change->room].room
                        : change->site >= 0 ? season->sites[change->site].site
                                            : "";

    html_put(&web->out,
             "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s %s-%s</td><td>%s</td><td>%s</td><td>",
             change->staff >= 0 ? season->people[change->staff].name : "nobody",
             change_words[change->what], stamp_day(day, day_of(change->starts_at)),
             stamp_time(from, change->starts_at), stamp_time(until, change->ends_at), change->title,
             place_words(season, place));
    if (answers && change->staff >= 0)
        put_answer(web, change);
    html_put(&web->out, "</td></tr>");
}

static const char *const change_heads[] = {"Who",   "Change",        "When", "What",
                                           "Where", "What they say", NULL};

/* One text a person, to copy. */
static void put_texts(struct web *web, const struct version_change *changes, int count)
{
    const struct season *season = &web->office->season;
    int told = -1, number = 0;

    html_put(&web->out, "<h2>Texts to send</h2><ul>");
    for (int i = 0; i < count; i++) { /* ordered by person */
        if (changes[i].staff < 0 || changes[i].staff == told)
            continue;
        told = changes[i].staff;
        html_put(&web->out,
                 "<li>%s: <q id=\"text%d\">%s</q> <button type=\"button\" "
                 "data-copy=\"#text%d\" hidden>Copy</button></li>",
                 season->people[told].name, number,
                 message_of(season, told, changes, count, web->arena), number);
        number++;
    }
    html_put(&web->out, number ? "</ul>" : "<li>Nobody needs to be told.</li></ul>");
}

/* Rows of one version lie together, by person. */
static const struct version_change *changes_of(const struct season *season, int version, int *count)
{
    int first = 0;

    while (first < season->n_version_changes && season->version_changes[first].version != version)
        first++;
    *count = 0;
    while (first + *count < season->n_version_changes &&
           season->version_changes[first + *count].version == version)
        ++*count;
    return season->version_changes + first;
}

bool version_put(struct web *web, int version, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int row = version_row(season, version), count;

    if (row < 0)
        return fault_set(fault, FAULT_MISSING, "there is no version %d", version);
    const struct version_change *changes = changes_of(season, row, &count);
    html_put(&web->out, "<h1>Version %d</h1><p>%s</p><p><a href=\"/publish\">All versions</a></p>",
             version, season->versions[row].note);
    put_texts(web, changes, count);
    put_table(web, "What it changed for whom", change_heads);
    for (int i = 0; i < count; i++)
        put_change(web, &changes[i], true);
    put_table_end(web);
    return true;
}

bool differences_put(struct web *web, int version, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int row = version_row(season, version);

    if (row < 0)
        return fault_set(fault, FAULT_MISSING, "there is no version %d", version);
    html_put(&web->out, "<h1>Since version %d</h1><p><a href=\"/publish\">All versions</a></p>",
             version);
    put_table(web, "What changed for whom, oldest first", change_heads);
    for (int i = 0; i < season->n_version_changes; i++)
        if (season->version_changes[i].version > row)
            put_change(web, &season->version_changes[i], false);
    put_table_end(web);
    return true;
}
