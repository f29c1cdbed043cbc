/* SPDX-License-Identifier: GPL-3.0-or-later
 * scheduler/desk/web.h - what a page of the desk is given, and what it may say.
 *
 * To add a page: write scheduler/desk/page_<name>.c with
 *
 *     bool page_rooms(struct web *web, struct fault *fault)
 *     {
 *         const struct season *season = &web->office->season;
 *         if (web_is_post(web)) {
 *             ... web_field(web, "room") ...
 *             web_say(web, "The Hall is closed on Monday.");
 *             return web_go(web, "/rooms");              // always leave a POST by web_go
 *         }
 *         html_put(&web->out, "<h1>Rooms</h1><p>%d rooms</p>", season->n_rooms);
 *         return true;
 *     }
 *
 * (including pages.h) and a row in pages.h.  The page writes what stands in <main>; the frame
 * (menu, messages, headers) is put around it.  Before a page is called the request is checked:
 * method, size, Host, session, the role's right, and for POST the form token and where it comes
 * from.  false with a fault makes an error page with the fault's status.
 *
 * The desk never computes.  What takes more than a few milliseconds (plan, seat, why, away, drill,
 * import, a report of a large school) runs as a child, the same program with arguments: web_child()
 * for what the answer waits for, job_start() (child.h) for what outlives the request.  What a page
 * stores itself goes through office/ in one short transaction.
 */
#ifndef SCHEDULER_DESK_WEB_H
#define SCHEDULER_DESK_WEB_H

#include "scheduler/desk/child.h"
#include "scheduler/desk/html.h"
#include "scheduler/office/office.h"

struct server;

/* Who may what: bits of page_row.readers and .writers. */
enum role { ROLE_OFFICER, ROLE_COVER, ROLE_PASTORAL, ROLE_SENCO, ROLE_STAFF, ROLES };
extern const char *const role_words[];  /* "officer" "cover" "pastoral" "senco" "staff" */
extern const char *const role_titles[]; /* "Exams officer" ... */
enum {
    MAY_OFFICER = 1 << ROLE_OFFICER,
    MAY_COVER = 1 << ROLE_COVER,
    MAY_PASTORAL = 1 << ROLE_PASTORAL,
    MAY_SENCO = 1 << ROLE_SENCO,
    MAY_STAFF = 1 << ROLE_STAFF,
    MAY_OFFICE = MAY_OFFICER | MAY_COVER | MAY_PASTORAL | MAY_SENCO, /* all but staff */
    MAY_ALL = MAY_OFFICE | MAY_STAFF,
    MAY_ANYONE = 1 << ROLES, /* nobody need have logged in */
};

struct web_pair {
    const char *name, *value; /* UTF-8, decoded, no control characters but line ends */
};
struct web_upload { /* a file of a multipart form; gone when the request is over */
    const char *field, *name;
    const char *path; /* where it lies, for a child */
    int64_t bytes;
};

struct web {
    struct server *server;
    struct arena *arena;            /* as long as the request */
    const struct page_row *page;    /* its row */
    const char *method;             /* "GET" (HEAD, too) or "POST" */
    const char *path;               /* "/person/AB", decoded */
    const char *rest;               /* behind the row's own path: "AB" */
    const struct web_pair *query;   /* at most WEB_FIELDS each */
    const struct web_pair *form;    /* of a POST */
    const struct web_upload *files; /* of a POST to a page with PAGE_UPLOADS */
    int n_query, n_form, n_files;
    const char *folder;        /* where the files lie; NULL: none */
    const char *address;       /* of the client, for logs and limits */
    const struct login *login; /* who has logged in; NULL: nobody (pages for MAY_ANYONE) */
    int64_t now_utc, now_at;   /* read once per request */
    struct office *office;     /* the school as stored now, read only; NULL when the page does not
                                  want it (PAGE_NO_SCHOOL).  Stays as it is until the page returns. */
    /* The answer. */
    struct html out;        /* what stands in <main> */
    int status;             /* 200 */
    const char *title;      /* of the window; the row's own unless set */
    const char *location;   /* set by web_go() */
    const char *media_type; /* NULL: a page of the desk.  Else out goes out as it is, unframed */
    const char *file_name;  /* with a media_type: offer it to be saved under this name; or NULL */
    const char *refresh; /* path to load again after a second (progress without script), or NULL */
    bool waits;          /* set by web_child(): the page is called again */
    struct web_children *children;
};

enum { WEB_FIELDS = 500, WEB_FORM_BYTES = 64 * 1024, WEB_UPLOAD_BYTES = 64 * 1024 * 1024 };

struct login { /* a session, as pages see it */
    enum role role;
    const char *name;  /* of the account */
    const char *staff; /* code of the person whose account it is; "" for none */
    const char *token; /* of its forms */
};

bool web_is_post(const struct web *web);
/* A form field, else a query value; "" when there is none.  web_asked() tells the difference. */
const char *web_field(const struct web *web, const char *name);
bool web_asked(const struct web *web, const char *name);
int web_number(const struct web *web, const char *name, int otherwise);
int64_t web_day(const struct web *web, const char *name, int64_t otherwise);
bool web_may(const struct web *web, unsigned roles);

/* After a POST: 303 to a path of ours.  Returns true. */
bool web_go(struct web *web, const char *path);
/* A sentence on the top of the next page this person sees. */
void web_say(struct web *web, const char *format, ...) PRINTF_LIKE(2, 3);
/* Opens a POST form and writes its token; close it with "</form>".  Files: a form that uploads. */
void web_form(struct web *web, const char *path);
void web_form_files(struct web *web, const char *path);

/* Runs the program with these words (NULL-terminated, without --school) and waits: NULL at first,
 * then the page must return true at once; it is called again from the start when the child has
 * ended, and the same call gives the result.  A page may run up to eight, one after another.
 * input: what the child reads, or NULL. */
const struct child_result *web_child(struct web *web, const char *const *words, const char *input);
/* The child's stdout as a page's content or a fault from its last line of stderr. */
bool web_child_good(const struct child_result *result, struct fault *fault) MUST_CHECK;

/* A bar and a sentence for job->progress. */
void progress_put(struct html *out, const char *line);
const char *level_title(const char *name); /* "pay" of "money"; the name of an unknown one */

#endif
