/* SPDX-License-Identifier: GPL-3.0-or-later
 * The week board: people against time, changed by hand. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/parts.h"
#include "scheduler/desk/people_text.h"

static void put_roles(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    struct html *out = &board->web->out;

    html_put(out, "<label for=\"role\">Role</label> <select id=\"role\" name=\"role\">"
                  "<option value=\"\">everybody</option>");
    for (int i = 0; i < season->n_people; i++) {
        const char *role = season->people[i].role;
        bool told = !*role;
        for (int k = 0; k < i && !told; k++)
            told = strcmp(season->people[k].role, role) == 0;
        if (!told) {
            html_option(out, role, strcmp(role, board->role) == 0);
            html_put(out, "%s</option>", role);
        }
    }
    html_put(out, "</select> ");
}

static void put_choice(const struct board *board)
{
    static const char *const names[] = {"The draft", "What was told", "Both, side by side: a day",
                                        "Both, one above the other: the week"};
    struct arena *arena = board->web->arena;
    struct html *out = &board->web->out;

    html_put(out,
             "<form method=\"get\" action=\"/week\" class=\"row screen\">"
             "<label for=\"week\">Week</label> "
             "<input id=\"week\" name=\"week\" size=\"9\" value=\"%s\" "
             "pattern=\"[0-9]{4}-W[0-9]{2}\"> "
             "<label for=\"view\">Show</label> <select id=\"view\" name=\"view\">",
             week_name(board->monday, arena));
    for (int i = 0; i < N_VIEWS; i++) {
        html_option(out, board_views[i], i == (int)board->view);
        html_put(out, "%s</option>", names[i]);
    }
    html_put(out, "</select> ");
    put_roles(board);
    html_put(out,
             "<button>Show</button> <a href=\"/week?week=%s\">Week before</a> "
             "<a href=\"/week?week=%s\">Week after</a></form>",
             week_name(board->monday - 7, arena), week_name(board->monday + 7, arena));
}

/* Side by side it is one day at a time. */
static void put_day_links(const struct board *board)
{
    struct board other = *board;
    char day[STAMP];

    if (board->view != VIEW_BOTH)
        return;
    html_put(&board->web->out, "<p class=\"days screen\">");
    for (int i = 0; i < board->n_week; i++) {
        other.days[0] = board->week[i];
        html_put(&board->web->out, "<a href=\"%s\"", board_path(&other, NULL, NULL, NULL));
        html_put(&board->web->out,
                 board->week[i] == board->days[0] ? " aria-current=\"page\">%s</a> " : ">%s</a> ",
                 stamp_day(day, board->week[i]));
    }
    html_put(&board->web->out, "</p>");
}

/* The first sentences of what the command said. */
static void say(struct web *web, const struct child_result *done)
{
    struct fault refused = {0};

    if (!web_child_good(done, &refused)) {
        web_say(web, "%s", refused.text);
        return;
    }
    web_say(web, "%.*s", (int)strcspn(done->out, "\n"), done->out);
}

static bool change(struct web *web, struct fault *fault)
{
    static const char *const whats[] = {"assign", "unassign", "swap", "lock", "unlock", NULL};
    struct fault nothing = {0};
    struct board board;
    const char *what = web_field(web, "do"), *force = web_field(web, "force");
    const char *words[12];
    int n = 0;

    board_read(web, &board);
    if (is_duty_ref(web_field(web, "duty")) && !*board.duty) {
        if (!board_open(&board, &nothing))
            return true;
        json_release(board.answer);
        board.answer = NULL;
        board.open = NULL;
    }
    if (word_find(whats, what) < 0)
        return fault_set(fault, FAULT_USAGE, "there is no such button");
    if (!*board.duty)
        return fault_set(fault, FAULT_INPUT, "pick a duty first");
    if (!board_may_change(&board))
        return fault_set(fault, FAULT_DENIED,
                         "cover changes who takes lessons; ask the exams officer for this duty");
    if (*force && !web_may(web, MAY_OFFICER))
        return fault_set(fault, FAULT_DENIED, "only the exams officer sets a rule aside");
    bool swaps = strcmp(what, "swap") == 0, assigns = strcmp(what, "assign") == 0;
    words[n++] = what;
    if (*force && (swaps || assigns))
        words[n++] = arena_text(web->arena, "--force=%s", force);
    if (assigns && *board.holder)
        words[n++] = arena_text(web->arena, "--instead-of=%s", board.holder);
    words[n++] = "--";
    if (swaps) {
        words[n++] = board.holder;
        words[n++] = board.person;
    }
    words[n++] = board.duty;
    if (swaps)
        words[n++] = board.other;
    else if (assigns || *board.holder)
        words[n++] = assigns ? board.person : board.holder;
    words[n] = NULL;
    const struct child_result *done = web_child(web, words, NULL);
    if (!done)
        return true;
    say(web, done);
    board.person = "";
    if (assigns || swaps)
        board.holder = web_field(web, "person");
    if (done->exit_code != 0)
        board.holder = web_field(web, "holder");
    return web_go(web, board_path(&board, strcmp(what, "unassign") == 0 ? "" : NULL, NULL, NULL));
}

bool page_week(struct web *web, struct fault *fault)
{
    struct fault refused = {0};
    struct board board;
    char day[STAMP];

    if (web_is_post(web))
        return change(web, fault);
    board_read(web, &board);
    if (!board_ask(&board, &refused)) {
        json_release(board.answer);
        return true;
    }
    html_put(&web->out, "<div class=\"wide\"><h1>Week of %s</h1>", stamp_day(day, board.monday));
    put_choice(&board);
    if (*refused.text)
        html_put(&web->out, "<p class=\"fault\">%s</p>", refused.text);
    if (board_panel_put(&board)) {
        board_key_put(&web->out);
        put_day_links(&board);
        board_put(&board);
        html_put(&web->out, "<script type=\"module\" src=\"%s\"></script>",
                 asset_path(web->arena, "board.js"));
    }
    html_put(&web->out, "</div>");
    json_release(board.answer);
    return true;
}
