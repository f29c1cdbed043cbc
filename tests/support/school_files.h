/* SPDX-License-Identifier: GPL-3.0-or-later
 * tests/support/school_files.h - small schools as text, taken in like a user's folder. */
#ifndef TESTS_SCHOOL_FILES_H
#define TESTS_SCHOOL_FILES_H

#include <sys/stat.h>
#include <unistd.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/intake.h"
#include "tests/support/check.h"

struct school_file {
    const char *name, *text; /* "staff.csv" */
};

enum { SCHOOL_FILES_MAX = 40 };

enum take_how { TAKE_FOLDER, TAKE_FILES, TAKE_REPLACE }; /* REPLACE: files, the whole truth */

/* One import and what it made.  Borrows texts from the season before. */
struct taken {
    struct arena arena;
    struct issues issues;
    struct intake intake;
    bool ok;
};

static inline int school_count(const struct school_file *files)
{
    int count = 0;

    while (files[count].name)
        count++;
    return count;
}

static inline void school_write(const char *folder, const struct school_file *files,
                                char paths[][200])
{
    for (int i = 0; files[i].name; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s", folder, files[i].name);
        FILE *out = fopen(paths[i], "w");
        assert_non_null(out);
        fputs(files[i].text, out);
        assert_int_equal(fclose(out), 0);
    }
}

/* Noon of a spring day before the examples' papers. */
static inline int64_t school_now(void)
{
    return day_make(2027, 4, 1) * DAY_MIN + (int64_t)720;
}

static inline struct taken school_take(const struct season *before, const struct school_file *files,
                                       enum take_how how, bool accept)
{
    struct taken taken = {.ok = false};
    struct batches batches = {0};
    char folder[] = "/tmp/school-XXXXXX", paths[SCHOOL_FILES_MAX][200];
    const char *list[SCHOOL_FILES_MAX];
    int count = school_count(files);

    assert_true(count < SCHOOL_FILES_MAX);
    assert_non_null(mkdtemp(folder));
    school_write(folder, files, paths);
    for (int i = 0; i < count; i++)
        list[i] = paths[i];
    if (how == TAKE_FOLDER)
        list[0] = folder;
    struct import_ask ask = {
        .paths = list, .n_paths = how == TAKE_FOLDER ? 1 : count, .replace = how == TAKE_REPLACE};
    if (batches_read(&batches, &ask, &taken.issues))
        taken.ok = intake_make(before, &batches,
                               &(struct intake_ask){.replace = accept, .now_at = school_now()},
                               &taken.arena, &taken.intake, &taken.issues);
    batches_release(&batches);
    for (int i = 0; i < count; i++)
        unlink(paths[i]);
    rmdir(folder);
    return taken;
}

static inline void school_release(struct taken *taken)
{
    arena_release(&taken->arena);
    issues_release(&taken->issues);
}

static inline void school_print(const struct taken *taken)
{
    issues_print(&taken->issues, stderr);
    for (int i = 0; i < taken->intake.n_consequences; i++)
        fprintf(stderr, "consequence: %s\n", taken->intake.consequences[i]);
    for (int i = 0; i < taken->intake.n_removals; i++)
        fprintf(stderr, "removal: %s\n", taken->intake.removals[i]);
    for (int i = 0; i < taken->intake.n_counts; i++) {
        const struct intake_count *count = &taken->intake.counts[i];
        fprintf(stderr, "%s: %d rows, %d new, %d changed, %d gone, %d same\n", count->kind,
                count->rows, count->created, count->updated, count->removed, count->unchanged);
    }
}

/* The issue of this severity whose sentence holds text; NULL: none. */
static inline const struct issue *school_issue(const struct taken *taken, enum severity severity,
                                               const char *text)
{
    for (int i = 0; i < taken->issues.count; i++) {
        const struct issue *issue = &taken->issues.list[i];
        if (issue->severity == severity && strstr(issue->text, text))
            return issue;
    }
    return NULL;
}

static inline bool school_says(const char *const *list, int count, const char *text)
{
    for (int i = 0; i < count; i++) {
        if (strstr(list[i], text))
            return true;
    }
    return false;
}

static inline const struct intake_count *school_counts(const struct taken *taken, const char *kind)
{
    static const struct intake_count none = {.kind = ""};

    for (int i = 0; i < taken->intake.n_counts; i++) {
        if (strcmp(taken->intake.counts[i].kind, kind) == 0)
            return &taken->intake.counts[i];
    }
    return &none;
}

/* Both seasons say the same, whatever their row ids. */
static inline bool school_same(const struct season *left, const struct season *right)
{
    for (const struct kind *kind = kinds; kind->name; kind++) {
        int n = 0, m = 0;
        const char *a = kind_rows(kind, left, &n), *b = kind_rows(kind, right, &m);
        if (n != m) {
            print_error("%s: %d rows and %d\n", kind->name, n, m);
            return false;
        }
        for (int i = 0; i < n; i++) {
            size_t at = (size_t)i * kind->size;
            if (!kind_same(kind, left, a + at, right, b + at)) {
                print_error("%s: row %d differs\n", kind->name, i);
                return false;
            }
        }
    }
    return true;
}

/* A season that is in order: arrays sorted by key, no key twice, references inside. */
static inline bool school_sorted(const struct season *season)
{
    for (const struct kind *kind = kinds; kind->name; kind++) {
        int n = 0;
        const char *rows = kind_rows(kind, season, &n);
        for (int i = 1; i < n; i++) {
            const char *row = rows + (size_t)i * kind->size;
            if (kind_compare(kind, season, row - kind->size, season, row) >= 0) {
                print_error("%s: rows %d and %d are not in order\n", kind->name, i - 1, i);
                return false;
            }
        }
    }
    return true;
}

/* A school with one file instead or besides; NULL: the file is away. */
static inline int school_with(const struct school_file *school, struct school_file *files,
                              const char *name, const char *text)
{
    int count = 0;

    for (int i = 0; school[i].name; i++) {
        if (strcmp(school[i].name, name) != 0)
            files[count++] = school[i];
    }
    if (text)
        files[count++] = (struct school_file){name, text};
    files[count] = (struct school_file){NULL, NULL};
    return count;
}

/* A small school that is all right: no error, and no warning either. */
#define SCHOOL_GOOD                                                                                \
    {"settings.csv", "name,value\nschool,Harbour School\nam_start,09:00\n"},                       \
        {"series.csv", "series,name,from,until\nS27,Summer 2027,2027-05-06,2027-06-23\n"},         \
        {"sites.csv", "site,name\nMAIN,Main school\nHUB,The Hub\n"},                               \
        {"travel.csv", "from,to,minutes\nMAIN,HUB,15\n"},                                          \
        {"periods.csv", "period,weekday,start,end\n1,Mon;Tue;Wed;Thu;Fri,09:00,10:00\n"            \
                        "2,Mon;Tue;Wed;Thu;Fri,10:00,11:00\n"},                                    \
        {"rooms.csv", "room,site,name,kind,seats,rows,columns\nHALL,MAIN,Main hall,hall,60,6,10\n" \
                      "S1,MAIN,Small one,small,6,,\nH1,HUB,Hub room,classroom,12,,\n"},            \
        {"equipment.csv", "item,count,site\nlaptop,4,MAIN\n"},                                     \
        {"staff.csv", "staff,name,role,site,sites,hours_per_week\n"                                \
                      "AB,Anna Berg,mentor,MAIN,MAIN;HUB,35\nCD,Carl Dean,teacher,MAIN,,35\n"      \
                      "EF,Eve Fox,ta,MAIN,,35\n"},                                                 \
        {"patterns.csv", "staff,weekday,start,end\nAB,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n"           \
                         "CD,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n"                                    \
                         "EF,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n"},                                  \
        {"skills.csv", "staff,skill\nAB,reader\nEF,reader\nEF,invigilator\n"},                     \
        {"pupils.csv",                                                                             \
         "pupil,name,candidate_number,site,key_worker\nP001,Sam Field,0042,MAIN,AB\n"              \
         "P002,Lee Hill,0043,MAIN,AB\nP003,Kim Lake,0044,HUB,EF\n"},                               \
        {"papers.csv", "paper,series,subject,title,date,session,minutes\n"                         \
                       "ENG1,S27,English,English Literature 1,2027-05-17,AM,105\n"                 \
                       "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90\n"},                         \
        {"entries.csv", "pupil,paper\nP001,ENG1\nP001,MAT1\nP002,ENG1\nP003,MAT1\n"},              \
        {"arrangements.csv", "pupil,kind,amount,subject,with\nP001,extra_time,25,,\n"              \
                             "P001,reader,,English,\nP003,word_processor,,,laptop\n"},             \
        {"lessons.csv", "lesson,class,subject,staff,room,period\n"                                 \
                        "11MA-1,11MA,Maths,CD;EF,S1,Mon:1\n11MA-2,11MA,Maths,CD,S1,Tue:2\n"},      \
        {"classes.csv", "class,pupil\n11MA,P001\n11MA,P002\n"},                                    \
        {"caseload.csv", "session,pupils,mentor,minutes\nM1,P001;P002,AB,30\n"},                   \
    {                                                                                              \
        "duties.csv", "duty,kind,weekday,start,end,staff\nGATE,gate_duty,Mon;Fri,08:30,08:50,EF\n" \
    }

#endif
