/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is picked on the board: its price before anything is done, and the buttons. */
#include <string.h>

#include "export/stamp.h"
#include "scheduler/base/day.h"
#include "scheduler/desk/board.h"
#include "scheduler/desk/people_text.h"

static const char force_hint[] = ".  The school may set this aside";
static const char busy_hint[] = "; unassign or swap that first";

static const struct assignment *picked_row(const struct board *board, const char *code)
{
    const struct season *season = &board->web->office->season;

    return duty_row(season->draft, season->n_draft, board->duty, season_person(season, code));
}

static const char *span_of(const struct board *board, const struct assignment *row)
{
    char day[STAMP], from[STAMP], until[STAMP];

    return arena_text(board->web->arena, "%s %s-%s", stamp_day(day, day_of(row->starts_at)),
                      stamp_time(from, row->starts_at), stamp_time(until, row->ends_at));
}

static void put_hidden(const struct board *board, const char *name, const char *value)
{
    if (*value)
        html_put(&board->web->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\">", name, value);
}

static void begin_form(const struct board *board)
{
    struct web *web = board->web;

    web_form(web, "/week");
    put_hidden(board, "week", week_name(board->monday, web->arena));
    put_hidden(board, "view", board->view ? board_views[board->view] : "");
    put_hidden(board, "role", board->role);
    put_hidden(board, "duty", duty_ref(board->duty, board->web->arena));
    put_hidden(board, "holder", board->holder);
    put_hidden(board, "person", board->person);
    put_hidden(board, "other", duty_ref(board->other, board->web->arena));
}

/* Lines of the child's own words; what only a terminal needs is left out. */
static void put_lines(const struct board *board, const char *text)
{
    for (const char *line = text; *line;) {
        size_t size = strcspn(line, "\n");
        const char *words = arena_copy_part(board->web->arena, line, size);
        if (strncmp(words, "only tried", 10) != 0 && size)
            html_put(&board->web->out, "<p class=\"%s\">%s</p>",
                     strncmp(words, "price:", 6) == 0 ? "price" : "told", words);
        line += size + (line[size] == '\n');
    }
}

static void put_refused(const struct board *board, const struct child_result *done,
                        const char *what)
{
    struct web *web = board->web;
    struct fault refused = {0};

    (void)!web_child_good(done, &refused);
    char *hint = strstr(refused.text, force_hint);
    if (hint)
        *hint = '\0';
    const char *busy = strstr(refused.text, busy_hint);
    const char *text =
        strncmp(refused.text, "nothing was changed: ", 21) == 0 ? refused.text + 21 : refused.text;
    if (busy) /* the words of a terminal; here they are buttons */
        text = arena_text(web->arena, "%.*s%s", (int)(busy - text), text, busy + strlen(busy_hint));
    html_put(&web->out, "<p class=\"fault\">%s: %s.</p>",
             busy ? "Not while they have other work" : "Forbidden", text);
    html_put(
        &web->out,
        "<p><a href=\"%s&amp;deep=1\">Look for the cheapest plan in which they do it</a> (this "
        "takes a few seconds)</p>",
        board_path(board, NULL, NULL, NULL));
    if (!hint || !web_may(web, MAY_OFFICER))
        return;
    begin_form(board);
    html_put(&web->out,
             "<label for=\"force\">The school may set this rule aside. Why?</label>"
             "<input id=\"force\" name=\"force\" required=\"required\"> "
             "<button name=\"do\" value=\"%s\">Set it aside and do it</button></form>",
             what);
}

/* Tries a change in a child: its price and the button that takes it, or why it is forbidden. */
static bool put_try(const struct board *board, const char *const *words, const char *button)
{
    const struct child_result *done = web_child(board->web, words, NULL);

    if (!done)
        return false;
    if (done->exit_code != 0) {
        put_refused(board, done, words[0]);
        return true;
    }
    put_lines(board, done->out);
    if (!board_may_change(board))
        return true;
    begin_form(board);
    html_put(&board->web->out, "<button class=\"main\" name=\"do\" value=\"%s\">%s</button></form>",
             words[0], button);
    return true;
}

/* What the other person does that day could be given in exchange. */
static void put_swaps(const struct board *board, const struct assignment *row)
{
    const struct season *season = &board->web->office->season;
    int person = season_person(season, board->person);
    struct html *out = &board->web->out;
    int n = 0;

    for (int i = 0; i < season->n_draft; i++) {
        const struct assignment *theirs = &season->draft[i];
        if (theirs->staff != person || day_of(theirs->starts_at) != day_of(row->starts_at))
            continue;
        if (!n++)
            html_put(out, "<form method=\"get\" action=\"/week\">");
        if (n == 1) {
            put_hidden(board, "week", week_name(board->monday, board->web->arena));
            put_hidden(board, "duty", duty_ref(board->duty, board->web->arena));
            put_hidden(board, "holder", board->holder);
            put_hidden(board, "person", board->person);
            html_put(out, "<label for=\"other\">Or in exchange for</label>"
                          "<select id=\"other\" name=\"other\">");
        }
        html_option(out, duty_ref(theirs->key, board->web->arena),
                    strcmp(theirs->key, board->other) == 0);
        html_put(out, "%s %s</option>", span_of(board, theirs), theirs->title);
    }
    if (n)
        html_put(out, "</select> <button>Show the price of the exchange</button></form>");
}

/* The cheapest plan in which the person does it, in the child's words. */
static bool put_deep(const struct board *board)
{
    struct arena *arena = board->web->arena;
    const char *const words[] = {
        "why",         arena_text(arena, "--week=%s", week_name(board->monday, arena)),
        "--",          board->duty,
        board->person, NULL};
    const struct child_result *done = web_child(board->web, words, NULL);
    struct fault refused = {0};

    if (!done)
        return false;
    put_lines(board, web_child_good(done, &refused) ? done->out : refused.text);
    return true;
}

static bool put_change(const struct board *board, const struct assignment *row)
{
    const struct season *season = &board->web->office->season;
    const char *assign[7] = {"assign", "--try"};
    const char *const swap[] = {"swap",        "--try",     "--",         board->holder,
                                board->person, board->duty, board->other, NULL};
    const char *const off[] = {"unassign", "--try", "--", board->duty, board->holder, NULL};
    const char *who = person_words(season, board->person);
    int n = 2;

    if (*board->holder) /* others may be on it, too */
        assign[n++] = arena_text(board->web->arena, "--instead-of=%s", board->holder);
    assign[n++] = "--";
    assign[n++] = board->duty;
    assign[n] = board->person;
    if (*board->person && strcmp(board->person, board->holder) == 0)
        return put_try(board, off, "Take them off");
    if (!*board->person)
        return true;
    html_put(&board->web->out, "<h3>%s</h3>", who);
    if (*board->other && *board->holder)
        return put_try(board, swap, "Exchange the two");
    if (web_asked(board->web, "deep"))
        return put_deep(board);
    if (!put_try(board, assign, "Give it to them"))
        return false;
    if (row && *board->holder)
        put_swaps(board, row);
    return true;
}

static void put_buttons(const struct board *board, const struct assignment *row)
{
    struct html *out = &board->web->out;

    if (!*board->holder || !row || !board_may_change(board))
        return;
    begin_form(board);
    html_put(out, "<button name=\"do\" value=\"%s\">%s</button></form> ",
             row->locked ? "unlock" : "lock",
             row->locked ? "Let planning move them" : "Keep them there");
    if (strcmp(board->person, board->holder) != 0)
        html_put(out, "<a class=\"button\" href=\"%s#picked\">What if they are taken off?</a>",
                 board_path(board, NULL, NULL, board->holder));
}

/* When the empty seat that is picked is. */
static const char *open_span(const struct board *board)
{
    for (const struct json *row = json_first(board->open); row; row = json_next(row)) {
        if (strcmp(json_text_of(row, "duty"), board->duty) == 0) {
            return arena_text(
                board->web->arena, "%s, %s. ",
                span_words(json_text_of(row, "start"), json_text_of(row, "end"), board->web->arena),
                place_words(&board->web->office->season, json_text_of(row, "place")));
        }
    }
    return "";
}

/* Why nobody does it, most people first: "9 not trained, 5 in other exam rooms". */
static void put_reasons(const struct board *board)
{
    struct html *out = &board->web->out;
    bool *told = arena_new(board->web->arena, bool, board->n_tints + 1);
    int left = board->n_tints;

    html_put(out, "<p class=\"why\">Of %d people: ", board->n_tints);
    while (left > 0) {
        int most = 0, best = -1;
        for (int i = 0; i < board->n_tints; i++) {
            int n = 0;
            for (int k = i; k < board->n_tints && !told[i]; k++)
                n += strcmp(board->tints[k].why, board->tints[i].why) == 0;
            if (n > most)
                most = n, best = i;
        }
        html_put(out, "%s%d %s", left < board->n_tints ? ", " : "", most, board->tints[best].why);
        for (int k = 0; k < board->n_tints; k++)
            told[k] = told[k] || strcmp(board->tints[k].why, board->tints[best].why) == 0;
        left -= most;
    }
    html_put(out, ". <a href=\"/shortages#open\">What would help</a></p>");
}

static bool put_duty(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    const struct assignment *row = picked_row(board, board->holder);
    struct html *out = &board->web->out;
    const char *next = *board->person ? "" : "Pick a person below to see the price.";

    html_put(out, "<h2>%s</h2>", duty_words(season, board->duty, board->web->arena));
    if (row && *board->holder)
        html_put(out, "<p>%s, %s. %s</p>", span_of(board, row), person_words(season, board->holder),
                 next);
    else
        html_put(out, "<p>%s%s</p>", open_span(board), next);
    if (!*board->person && *open_span(board) && board->n_tints)
        put_reasons(board);
    put_buttons(board, row);
    return put_change(board, row);
}

static void put_person(const struct board *board)
{
    const struct season *season = &board->web->office->season;
    int count[N_TINTS] = {0};

    for (int i = 0; i < board->n_tints; i++)
        count[board->tints[i].tint]++;
    html_put(&board->web->out, "<h2><a href=\"/person/%s?week=%s\">%s</a></h2><p>",
             url_word(board->web->arena, board->person),
             week_name(board->monday, board->web->arena), person_words(season, board->person));
    for (int t = TINT_DOES; t < N_TINTS; t++)
        html_put(&board->web->out, "<span class=\"chip t%d\">%s%s</span> %d ", t, tint_letters[t],
                 tint_words[t], count[t]);
    html_put(&board->web->out, "</p><p>Pick a duty to see the price of giving it to them.</p>");
}

bool board_panel_put(const struct board *board)
{
    if (!*board->duty && !*board->person)
        return true;
    html_put(&board->web->out, "<section class=\"panel\" id=\"picked\" tabindex=\"-1\" "
                               "aria-label=\"Picked\">");
    bool ready = true;
    if (*board->duty)
        ready = put_duty(board);
    else
        put_person(board);
    html_put(&board->web->out, "<p><a href=\"%s\">Put it down</a></p></section>",
             board_path(board, "", "", ""));
    return ready;
}
