/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/event_form.h"

#include <string.h>

#include "scheduler/base/day.h"
#include "scheduler/desk/people_text.h"

#define ASK_WHY                                               \
    {                                                         \
        ASK_TEXT, "reason", "Why (for the log)", false, false \
    }
#define ASK_CANDIDATE                               \
    {                                               \
        ASK_PUPIL, "pupil", "Candidate", true, true \
    }
#define ASK_WHICH_PAPER                                                      \
    {                                                                        \
        ASK_PAPER, "paper", "Paper (when it could be several)", false, false \
    }

const struct event_form event_forms[] = {
    {"away",
     "Somebody is away",
     "Ill, late or called off: what falls, and what each number of people told can mend.",
     MAY_OFFICER | MAY_COVER,
     false,
     true,
     {{ASK_PERSON, "person", "Who", true, true},
      {ASK_MOMENT, "from", "From (else now)", false, false},
      {ASK_MOMENT, "to", "Back at (else the end of the day)", false, false},
      {ASK_TIME, "arrives", "Only late: arrives at", false, false}}},
    {"interrupt",
     "Somebody is called away now",
     "For a while, from this minute: what slips goes to later in the week.",
     MAY_OFFICER | MAY_COVER | MAY_PASTORAL,
     false,
     true,
     {{ASK_PERSON, "person", "Who", true, true},
      {ASK_MOMENT, "from", "Since (else now)", false, false},
      {ASK_NUMBER, "minutes", "For how many minutes", false, true},
      ASK_WHY}},
    {"delay",
     "Rooms stand still or begin late",
     "An evacuation, an overrun: everybody keeps their full time.",
     MAY_OFFICER,
     false,
     true,
     {{ASK_ROOMS, "room", "Room", true, true},
      {ASK_TIME, "from", "When it began (else now)", false, false},
      {ASK_NUMBER, "minutes", "For how many minutes nobody could write", false, true},
      ASK_WHY}},
    {"late",
     "A candidate came late",
     "They are let in and have their full time from then.",
     MAY_OFFICER,
     false,
     true,
     {ASK_CANDIDATE,
      {ASK_TIME, "start", "When they began (else now)", false, false},
      ASK_WHICH_PAPER,
      ASK_WHY}},
    {"absent",
     "A candidate is not there",
     "Their exams and sessions fall; room, reader and others are freed.",
     MAY_OFFICER | MAY_PASTORAL,
     false,
     true,
     {ASK_CANDIDATE,
      {ASK_MOMENT, "from", "Since (else now)", false, false},
      {ASK_MOMENT, "to", "Until (else the end of the day)", false, false},
      ASK_WHICH_PAPER,
      ASK_WHY}},
    {"move",
     "A candidate sits in another room",
     "On one day; what the rules forbid is refused.",
     MAY_OFFICER,
     false,
     true,
     {ASK_CANDIDATE,
      {ASK_ROOM, "room", "To room", true, true},
      {ASK_DAY, "date", "On (else today)", false, false},
      {ASK_SESSION, "session", "Session", false, false},
      ASK_WHY}},
    {"arrange",
     "A candidate needs an arrangement",
     "A broken arm: their exams still to come are seated again.",
     MAY_OFFICER | MAY_SENCO,
     false,
     true,
     {ASK_CANDIDATE,
      {ASK_HELP, "kind", "Arrangement", true, true},
      {ASK_NUMBER, "percent", "Percent of extra time, or minutes an hour of rest", false, false},
      ASK_WHICH_PAPER,
      {ASK_DAY, "from", "From (else today)", false, false},
      {ASK_DAY, "to", "Until", false, false},
      {ASK_ROUTE, "route", "Approval", false, false},
      ASK_WHY}},
    {"close",
     "A room cannot be used",
     "Who sits there is given another room at the same time.",
     MAY_OFFICER,
     false,
     true,
     {{ASK_ROOM, "room", "Room", true, true},
      {ASK_MOMENT, "from", "Since (else now)", false, false},
      {ASK_MOMENT, "to", "Until (else the end of the day)", false, false},
      ASK_WHY}},
    {.what = "answer",
     .button = "Somebody answers a duty they were told",
     .help = "Who cannot is absent for that time, and the repairs are shown.",
     .roles = MAY_OFFICER | MAY_COVER,
     .quick = true,
     .fields = {{ASK_PERSON, "person", "Who", true, true},
                {ASK_TEXT, "duty", "Duty, such as: Mon 08:30 Hall", true, true},
                {ASK_REPLY, "reply", "They say", true, true},
                ASK_WHY}},
    {.what = "refer",
     .button = "A pupil needs a mentor",
     .help = "Finds a mentor with room, a first session and a weekly time.",
     .roles = MAY_OFFICER | MAY_PASTORAL,
     .plain_take = true,
     .fields = {ASK_CANDIDATE,
                {ASK_PERSON, "mentor", "Mentor (else whoever suits best)", false, false},
                {ASK_NUMBER, "minutes", "Minutes of a session (else 30)", false, false},
                ASK_WHY}},
    {.what = NULL},
};

const struct event_form *event_form_find(const char *what)
{
    for (const struct event_form *form = event_forms; form->what; form++)
        if (strcmp(form->what, what) == 0)
            return form;
    return NULL;
}

static void put_option(struct web *web, const char *field, const char *value, const char *name)
{
    html_option(&web->out, value, strcmp(web_field(web, field), value) == 0);
    html_put(&web->out, "%s%s%s</option>", *name ? name : value, *name && *value ? ", " : "",
             *name ? value : "");
}

static void put_words(struct web *web, const char *field, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        put_option(web, field, words[i], "");
}

/* Kinds of arrangement the season knows already. */
static void put_helps(struct web *web, const char *field)
{
    const struct season *season = &web->office->season;

    for (int i = 0; i < season->n_arrangements; i++) {
        const char *kind = season->arrangements[i].kind;
        bool told = false;
        for (int k = 0; k < i && !told; k++)
            told = strcmp(season->arrangements[k].kind, kind) == 0;
        if (!told)
            html_put(&web->out, "<option value=\"%s\"></option>", kind);
    }
    (void)field;
}

static void put_options(struct web *web, const struct event_field *field)
{
    const struct season *season = &web->office->season;
    const char *name = field->name;

    put_option(web, name, "", field->needed ? "choose" : "any");
    if (field->type == ASK_ROOMS)
        put_option(web, name, "all", "all rooms");
    for (int i = 0; field->type == ASK_PERSON && i < season->n_people; i++)
        put_option(web, name, season->people[i].staff, season->people[i].name);
    for (int i = 0; field->type == ASK_PUPIL && i < season->n_pupils; i++)
        put_option(web, name, season->pupils[i].pupil, season->pupils[i].name);
    for (int i = 0; field->type == ASK_PAPER && i < season->n_papers; i++)
        put_option(web, name, season->papers[i].paper, season->papers[i].title);
    bool rooms = field->type == ASK_ROOM || field->type == ASK_ROOMS;
    for (int i = 0; rooms && i < season->n_rooms; i++)
        put_option(web, name, season->rooms[i].room, season->rooms[i].name);
    if (field->type == ASK_REPLY)
        put_words(web, name, reply_words);
    if (field->type == ASK_SESSION)
        put_words(web, name, (const char *const[]){"AM", "PM", NULL});
    if (field->type == ASK_ROUTE)
        put_words(web, name, (const char *const[]){"approved", "delegated", "pending", NULL});
}

static void put_field(struct web *web, const struct event_field *field)
{
    static const char *const types[] = {
        [ASK_TIME] = "time",     [ASK_DAY] = "date",  [ASK_MOMENT] = "datetime-local",
        [ASK_NUMBER] = "number", [ASK_TEXT] = "text", [ASK_HELP] = "text"};
    const char *needed = field->needed ? " required=\"required\"" : "";
    struct html *out = &web->out;
    bool typed = field->type <= ASK_TEXT && (size_t)field->type < sizeof types / sizeof *types &&
                 types[field->type] != NULL;

    html_put(out, "<label for=\"%s\">%s</label>", field->name, field->label);
    if (typed) {
        html_put(out, "<input type=\"%s\" id=\"%s\" name=\"%s\" value=\"%s\"", types[field->type],
                 field->name, field->name, web_field(web, field->name));
        html_raw(out, needed, strlen(needed));
        if (field->type == ASK_NUMBER)
            html_put(out, " min=\"1\" max=\"1440\"");
        if (field->type == ASK_HELP)
            html_put(out, " list=\"helps\"");
        html_put(out, ">");
        if (field->type != ASK_HELP)
            return;
        html_put(out, "<datalist id=\"helps\">");
        put_helps(web, field->name);
        html_put(out, "</datalist>");
        return;
    }
    html_put(out, "<select id=\"%s\" name=\"%s\"", field->name, field->name);
    html_raw(out, needed, strlen(needed));
    html_put(out, ">");
    put_options(web, field);
    html_put(out, "</select>");
}

void event_form_put(struct web *web, const struct event_form *form)
{
    web_form(web, "/happened");
    html_put(&web->out, "<input type=\"hidden\" name=\"what\" value=\"%s\">", form->what);
    for (const struct event_field *field = form->fields; field->type != ASK_END; field++)
        put_field(web, field);
    html_put(&web->out, "<p><button class=\"main\">Record it, and show what can be done</button>"
                        "</p></form>");
}

const char *event_value(const char *name, const char *value, const char *from)
{
    bool moment = strcmp(name, "from") == 0 || strcmp(name, "start") == 0;

    return moment && !*value && from ? from : value;
}

bool event_form_words(struct web *web, const struct event_form *form, struct event_words how,
                      const char *const **words, struct fault *fault)
{
    const char **list = arena_new(web->arena, const char *, 2 * EVENT_ASKS + 6);
    int n = 0;

    list[n++] = form->what;
    list[n++] = "--json";
    if (web_asked(web, "take") && form->plain_take)
        list[n++] = "--take";
    else if (web_asked(web, "take"))
        list[n++] = arena_text(web->arena, "--take=%s", web_field(web, "take"));
    if (how.quick)
        list[n++] = "--first";
    for (const struct event_field *field = form->fields; field->type != ASK_END; field++) {
        const char *value = event_value(field->name, web_field(web, field->name), how.from);
        if (field->needed && !*value)
            return fault_set(fault, FAULT_INPUT, "fill in '%s'", field->label);
        if (*value && !field->word)
            list[n++] = arena_text(web->arena, "--%s=%s", field->name, value);
    }
    list[n++] = "--"; /* what follows is no option, whatever it looks like */
    for (const struct event_field *field = form->fields; field->type != ASK_END; field++)
        if (field->word) /* a duty may be told by its reference */
            list[n++] = duty_of_ref(&web->office->season, web_field(web, field->name));
    *words = list;
    return true;
}
