/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/texts_put.h"

#include "scheduler/desk/people_text.h"

void texts_put(struct web *web, const struct json *answer)
{
    const struct season *season = &web->office->season;
    struct html *out = &web->out;
    int n = 0;

    html_put(out,
             "<p class=\"said\" role=\"status\">Version %lld is published; calendars follow."
             "</p><h2>Texts to send</h2>",
             (long long)json_number_of(answer, "version", 0));
    for (const struct json *row = json_first(json_get(answer, "texts")); row;
         row = json_next(row)) {
        int person = season_person(season, json_text_of(row, "staff"));
        html_put(out,
                 "<section class=\"rung\"><h3>%s</h3><p id=\"text%d\">%s</p>"
                 "<button type=\"button\" data-copy=\"#text%d\" hidden>Copy</button>",
                 person_words(season, json_text_of(row, "staff")), n, json_text_of(row, "text"), n);
        if (person >= 0 && *season->people[person].email) {
            html_put(out, " <a href=\"mailto:%s?subject=%s&amp;body=%s\">Send by e-mail</a>",
                     url_word(web->arena, season->people[person].email),
                     url_word(web->arena, "Change of your duties"),
                     url_word(web->arena, json_text_of(row, "text")));
        }
        html_put(out, "</section>");
        n++;
    }
    if (!n)
        html_put(out, "<p>Nobody need be told.</p>");
}
