/* SPDX-License-Identifier: GPL-3.0-or-later
 * One person's calendar address: made, changed, ended; with the link each program wants. */
#include <string.h>

#include "scheduler/desk/feed_parts.h"
#include "scheduler/desk/pages.h"
#include "scheduler/desk/qr.h"

/* How old what is shown may be: what each program does, whatever we ask for. */
struct program {
    const char *name, *how, *stale;
};
static const struct program programs[] = {
    {"Apple (iPhone, iPad, Mac)",
     "Open the first link on the phone, or point its camera at the code.",
     "Asks about once an hour; on a phone: Settings, Calendar, Accounts, Fetch."},
    {"Google Calendar", "Open the second link in a browser where you are logged in.",
     "Asks when it likes: 4 to 24 hours late. For changes of the day look at the notice board."},
    {"Outlook (web and new)",
     "Add calendar, Subscribe from web, and paste the address. Do not click it.",
     "Asks about every 3 hours, sometimes once a day."},
    {"Outlook (classic, on the desktop)",
     "File, Account settings, Internet calendars, New, and paste the address.",
     "Asks at each send and receive."},
    {"Thunderbird", "New calendar, On the network, and paste the address.",
     "Asks every 30 minutes."},
    {"Others (ICSx5, Nextcloud, vdirsyncer...)",
     "Paste the address where it says iCalendar or ICS.",
     "Set it to an hour; Nextcloud asks once a week unless it is told."},
};

static void put_links(struct web *web, const char *token)
{
    struct html *out = &web->out;
    struct arena *arena = web->arena;
    const char *base = web->server->base, *host = strstr(base, "://") + 3;
    const char *address = arena_text(arena, "%s/f/%s.ics", base, token);
    const char *webcal = arena_text(arena, "webcal://%s/f/%s.ics", host, token);

    html_put(out,
             "<section class=\"said\"><h2>The address</h2><p>It is shown now and never again. "
             "Whoever has it sees these duties: keep it like a key.</p>"
             "<p class=\"address\" id=\"address\">%s</p>"
             "<button type=\"button\" data-copy=\"#address\" hidden>Copy</button>",
             address);
    html_put(out, "<ul><li><a href=\"%s\">Apple: subscribe</a></li>", webcal);
    html_put(out,
             "<li><a href=\"https://calendar.google.com/calendar/r?cid=%s\" rel=\"noreferrer\">"
             "Google: subscribe</a></li></ul>",
             url_word(arena, webcal));
    qr_put(out, webcal, "QR code of the address");
    html_put(out, "</section>");
    if (strncmp(base, "https://", 8) != 0)
        html_put(out, "<p class=\"fault\">This desk has no https address yet, so only programs on "
                      "this computer can reach it: see docs/serving.md.</p>");
}

static void put_programs(struct html *out)
{
    html_put(out, "<h2>How to subscribe</h2><div class=\"scroll\"><table><thead><tr>"
                  "<th scope=\"col\">Program</th><th scope=\"col\">What to do</th>"
                  "<th scope=\"col\">How late it may be</th></tr></thead><tbody>");
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        html_put(out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td></tr>", programs[i].name,
                 programs[i].how, programs[i].stale);
    html_put(out, "</tbody></table></div><p>Google and Microsoft fetch the calendar to their own "
                  "servers and keep it there. No pupil's name is ever in it.</p>");
}

static void put_state(struct web *web, const struct feed_address *address)
{
    struct html *out = &web->out;
    const char *path = arena_text(web->arena, "/subscribe/%s", url_word(web->arena, web->rest));

    if (!address) {
        html_put(out, "<p>There is no calendar address yet.</p>");
        web_form(web, path);
        html_put(out, "<button class=\"main\" name=\"do\" value=\"first\">Make one and show it"
                      "</button></form>");
        return;
    }
    html_put(out, "<p>There is an address that ends in \xe2\x80\x9c%s\xe2\x80\x9d. ",
             address->hint);
    if (address->fetched_utc)
        html_put(out, "%s asked for it last, on %s.</p>", address->client,
                 moment_text(web->arena, zone_wall_at(address->fetched_utc)));
    else
        html_put(out, "No calendar program has asked for it yet.</p>");
    web_form(web, path);
    html_put(out,
             "<button name=\"do\" value=\"rotate\">New address; the old one ends</button> "
             "<button name=\"do\" value=\"revoke\">End it</button></form>"
             "<p class=\"quiet\">An address that ends shows an empty calendar for %d days, so "
             "that programs forget the duties, and then is gone.</p>",
             FEED_EMPTY_DAYS);
}

static bool wish_of(const char *word, enum address_wish *wish)
{
    static const char *const words[] = {"first", "rotate", "revoke", NULL};
    int found = word_find(words, word);

    if (found >= 0)
        *wish = (enum address_wish)found;
    return found >= 0;
}

static bool change(struct web *web, int person, const char **token, struct fault *fault)
{
    struct office office = *web->office;
    enum address_wish wish;

    if (!wish_of(web_field(web, "do"), &wish))
        return fault_set(fault, FAULT_USAGE, "there is no such button");
    office.arena = web->arena;
    office.who = web->login->name;
    office.command = "desk";
    office.now_utc = web->now_utc;
    if (!office_address(&office, person, wish, token, fault))
        return false;
    feeds_forget(web->server);
    return true;
}

bool page_subscribe(struct web *web, struct fault *fault)
{
    const struct season *season = &web->office->season;
    int person = season_person(season, web->rest);
    const char *token = "";

    if (web->login->role != ROLE_OFFICER && strcmp(web->login->staff, web->rest) != 0)
        return fault_set(fault, FAULT_DENIED, "that is somebody else's calendar");
    if (person < 0)
        return fault_set(fault, FAULT_MISSING, "there is nobody with the code '%s'", web->rest);
    if (web_is_post(web) && !change(web, person, &token, fault))
        return false;
    html_put(&web->out, "<h1>The calendar of %s</h1>", season->people[person].name);
    if (*token)
        put_links(web, token);
    else
        put_state(web, feeds_address(web->server, person));
    put_programs(&web->out);
    return true;
}
