/* SPDX-License-Identifier: GPL-3.0-or-later
 * The officer's hand in the seating of a room: `seat --merge`, `--split`, `--move`, `--fix` and
 * `--free` as forms.  The command refuses what a rule forbids and says which. */
#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/desk/people_text.h"
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
             "refused and the rule named; what it saves or costs is shown before you take it. What "
             "is changed stays as it is in every later seating, "
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

static void hand_words(struct web *web, const char *what, const char *code, bool fixes,
                       const char *words[12])
{
    const char *to = web_field(web, "to"), *pupil = web_field(web, "pupil");
    int n = 0;

    words[n++] = "seat";
    if (fixes) {
        words[n++] = arena_text(web->arena, "--%s", what);
        words[n++] = arena_text(web->arena, "--room=%s", code);
    } else {
        bool moves = strcmp(what, "move") == 0;
        words[n++] = arena_text(web->arena, "--%s=%s", what, moves ? pupil : code);
        if (!web_asked(web, "sure"))
            words[n++] = "--rehearse";
    }
    words[n++] = arena_text(web->arena, "--date=%s", web_field(web, "date"));
    words[n++] = arena_text(web->arena, "--session=%s", web_field(web, "session"));
    words[n++] = "--json";
    if (!fixes && *to) {
        words[n++] = "--";
        words[n++] = to;
    }
}

static const char *amount_of(struct web *web, bool minutes, int n)
{
    return minutes ? arena_text(web->arena, "%d h %02d", n / 60, n % 60)
                   : arena_text(web->arena, "%d", n);
}

static void put_difference(struct web *web, const char *what, bool minutes, int before, int after)
{
    html_put(&web->out, "<li><span class=\"price\">%s: %s now, %s then</span>", what,
             amount_of(web, minutes, before), amount_of(web, minutes, after));
    if (after < before)
        html_put(&web->out, ": %s saved", amount_of(web, minutes, before - after));
    else if (after > before)
        html_put(&web->out, ": %s more", amount_of(web, minutes, after - before));
    html_put(&web->out, "</li>");
}

static const char *way_back(struct web *web, int room)
{
    struct arena *arena = web->arena;

    return arena_text(
        arena, "/room/%s?date=%s&session=%s", url_word(arena, web->office->season.rooms[room].room),
        url_word(arena, web_field(web, "date")), url_word(arena, web_field(web, "session")));
}

/* What would come of it, and the button that takes it. */
static void put_price(struct web *web, int room, const char *answer)
{
    static const char *const kept[] = {"date", "session", "do", "to", "pupil"};
    struct arena *arena = web->arena;
    const char *code = web->office->season.rooms[room].room;
    const char *back = way_back(web, room);

    html_put(&web->out,
             "<h1>%s: what would come of it</h1><p>The rules allow it. It would be: %s.</p><ul>",
             room_words(web, room),
             named_words(&web->office->season, told_text(arena, answer, "text"), "", arena));
    put_difference(web, "Adults of the session", false, told_number(arena, answer, "adults_before"),
                   told_number(arena, answer, "adults_after"));
    put_difference(web, "Their time, with set-up and clear-up", true,
                   told_number(arena, answer, "minutes_before"),
                   told_number(arena, answer, "minutes_after"));
    html_put(&web->out, "</ul><p>Nothing is changed yet. What is planned for these rooms has to be "
                        "planned again afterwards.</p>");
    web_form(web, arena_text(arena, "/room/%s", url_word(arena, code)));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (web_asked(web, kept[i]))
            html_put(&web->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", kept[i],
                     web_field(web, kept[i]));
    html_put(&web->out,
             "<p><button class=\"main\" name=\"sure\" value=\"yes\">Do it</button> "
             "<a class=\"button\" href=\"%s\">Leave it</a></p></form>",
             back);
}

/* Which rule forbids it, and the way back to the room. */
static void put_refused(struct web *web, int room, const struct fault *fault)
{
    const struct season *season = &web->office->season;

    web->status = 409;
    html_put(&web->out,
             "<h1>%s: not so</h1><p class=\"fault\" role=\"alert\">%s.</p><p><a href=\"%s\">Back "
             "to the room</a></p>",
             room_words(web, room), named_words(season, fault->text, "", web->arena),
             way_back(web, room));
}

bool hand_post(struct web *web, int room, struct fault *fault)
{
    static const char *const known[] = {"fix", "free", "merge", "split", "move", NULL};
    const char *what = web_field(web, "do"), *code = web->office->season.rooms[room].room;
    const char *words[12] = {0};
    struct fault refused = {0};
    int place = word_find(known, what);
    bool fixes = place == 0 || place == 1;

    if (place < 0)
        return fault_set(fault, FAULT_USAGE, "there is nothing like '%s' to do with a room", what);
    hand_words(web, what, code, fixes, words);
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    if (!web_child_good(done, &refused)) {
        if (refused.kind == FAULT_CONFLICT)
            put_refused(web, room, &refused);
        else
            *fault = refused;
        return refused.kind == FAULT_CONFLICT;
    }
    if (!fixes && !web_asked(web, "sure")) {
        put_price(web, room, done->out);
        return true;
    }
    const char *now = told_text(web->arena, done->out, "room");
    web_say(web, "%s",
            named_words(&web->office->season, told_text(web->arena, done->out, "text"), "",
                        web->arena));
    return web_go(web, arena_text(web->arena, "/room/%s?date=%s&session=%s",
                                  url_word(web->arena, *now ? now : code),
                                  url_word(web->arena, web_field(web, "date")),
                                  url_word(web->arena, web_field(web, "session"))));
}
