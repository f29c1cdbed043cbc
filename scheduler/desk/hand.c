/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating of a room: `seat --merge`, `--split`, `--move`, `--fix` and
 * `--free` as forms.  The command refuses what a rule forbids and says which. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/desk/seats.h"

static void open_form(struct web *web, int room, struct half half, const char *what)
{
    web_form(web, arena_text(web->arena, "/room/%s",
                             url_word(web->arena, web->office->season.rooms[room].room)));
    html_put(&web->out,
             "<input type=\"hidden\" name=\"date\" value=\"%s\">"
             "<input type=\"hidden\" name=\"session\" value=\"%s\">"
             "<input type=\"hidden\" name=\"do\" value=\"%s\">",
             day_text(web->arena, half.day), half_code(half.morning), what);
}

static void put_rooms(struct web *web, int room, const char *what, const char *label,
                      const char *none)
{
    const struct season *season = &web->office->season;

    html_put(&web->out, "<label for=\"%s\">%s</label><select id=\"%s\" name=\"to\">", what, label,
             what);
    if (none)
        html_put(&web->out, "<option value=\"\">%s</option>", none);
    for (int i = 0; i < season->n_rooms; i++)
        if (i != room && season->rooms[i].exam != ROOM_EXAM_NO)
            html_put(&web->out, "<option value=\"%s\">%s</option>", season->rooms[i].room,
                     room_words(web, i));
    html_put(&web->out, "</select> ");
}

static void put_pupils(struct web *web, int room, struct half half, const struct seat_list *seats)
{
    html_put(&web->out, "<label for=\"pupil\">Candidate</label><select id=\"pupil\" "
                        "name=\"pupil\">");
    for (int i = 0; i < seats->count; i++) {
        const struct pupil *pupil = seat_pupil(web, seats->list[i]);
        if (seats->list[i]->room == room &&
            day_is_morning(seats->list[i]->starts_at) == half.morning)
            html_put(&web->out, "<option value=\"%s\">%s</option>", pupil->pupil,
                     *pupil->name ? pupil->name : pupil->pupil);
    }
    html_put(&web->out, "</select>");
}

void hand_forms_put(struct web *web, int room, struct half half, const struct seat_list *seats)
{
    html_put(&web->out,
             "<section class=\"screen hands\"><h2>Change the seating</h2><p>What a rule forbids is "
             "refused and the rule named. What is changed stays as it is in every later seating, "
             "and can be undone. <a href=\"/report/merges?from=%s&amp;to=%s\">What each room "
             "costs, and which could be one</a></p>",
             day_text(web->arena, half.day), day_text(web->arena, half.day));
    open_form(web, room, half, "merge");
    put_rooms(web, room, "merge", "Everybody here sits in", NULL);
    html_put(&web->out, "<button>Merge</button></form>");
    open_form(web, room, half, "split");
    put_rooms(web, room, "split", "Some of them sit in", "the room that suits best");
    html_put(&web->out, "<button>Split</button></form>");
    open_form(web, room, half, "move");
    put_pupils(web, room, half, seats);
    put_rooms(web, room, "move", "sits in", NULL);
    html_put(&web->out, "<button>Move</button></form>");
    open_form(web, room, half, "fix");
    html_put(&web->out, "<button>Keep these seats as they are</button></form>");
    open_form(web, room, half, "free");
    html_put(&web->out, "<button>Let seating change them again</button></form></section>");
}

bool hand_post(struct web *web, int room, struct fault *fault)
{
    const char *what = web_field(web, "do"), *code = web->office->season.rooms[room].room;
    const char *to = web_field(web, "to"), *words[12] = {"seat"};
    bool fixes = strcmp(what, "fix") == 0 || strcmp(what, "free") == 0;
    bool moves = strcmp(what, "move") == 0, splits = strcmp(what, "split") == 0;
    int n = 1;

    if (!fixes && !moves && !splits && strcmp(what, "merge") != 0)
        return fault_set(fault, FAULT_USAGE, "there is nothing like '%s' to do with a room", what);
    if (fixes) {
        words[n++] = arena_text(web->arena, "--%s", what);
        words[n++] = arena_text(web->arena, "--room=%s", code);
    } else {
        words[n++] =
            arena_text(web->arena, "--%s=%s", what, moves ? web_field(web, "pupil") : code);
    }
    words[n++] = arena_text(web->arena, "--date=%s", web_field(web, "date"));
    words[n++] = arena_text(web->arena, "--session=%s", web_field(web, "session"));
    words[n++] = "--json";
    if (!fixes && *to) {
        words[n++] = "--";
        words[n++] = to;
    }
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    if (!web_child_good(done, fault))
        return false;
    const char *now = told_text(web->arena, done->out, "room");
    web_say(web, "%s", told_text(web->arena, done->out, "text"));
    return web_go(web, arena_text(web->arena, "/room/%s?date=%s&session=%s",
                                  url_word(web->arena, *now ? now : code),
                                  url_word(web->arena, web_field(web, "date")),
                                  url_word(web->arena, web_field(web, "session"))));
}
