/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/school/school_parts.h"

static const int lengths[] = {60, 75, 75, 90, 90, 90, 105, 105, 120, 135};
enum { N_SUBJECTS = 12 };

static int candidates(const struct shape *shape)
{
    return shape->year_11 + shape->year_10 + shape->sixth;
}

static void pupils(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "pupils", "pupil,name,candidate_number,year,site,key_worker");

    if (!file)
        return;
    for (int i = 0; i < shape->pupils; i++) {
        int year = i < shape->year_11                    ? 11
                   : i < shape->year_11 + shape->year_10 ? 10
                   : i < candidates(shape)               ? 13
                                                         : 7 + i % 4;
        bool second = shape->sites > 1 && i % 10 == 3;
        fprintf(file, "P%04d,Pupil %04d,", i, i);
        if (i < candidates(shape))
            fprintf(file, "%04d", 1000 + i);
        fprintf(file, ",%d,SITE%d,", year, second ? 2 : 1);
        if (shape->pupils <= 100)
            fprintf(file, "M%03d", i * 2 % shape->support_staff / 2 * 2);
        fputc('\n', file);
    }
    school_close(school, file);
}

/* The first five papers are core mornings; others anywhere. */
static void papers(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "papers",
                             "paper,series,subject,title,date,session,minutes,kind,tests_reading");
    char day[DAY_TEXT];

    if (!file)
        return;
    for (int i = 0; i < shape->papers; i++) {
        int subject = i % N_SUBJECTS;
        bool core = i < 5;
        int when =
            core ? (i * 5 + 2) % shape->exam_days : random_below(&school->random, shape->exam_days);
        fprintf(file, "X%03d,S27,Subject %d,Paper %03d,%s,%s,%d,%s,%s\n", i, subject, i,
                school_day(when, day), core || random_chance(&school->random, 55) ? "AM" : "PM",
                lengths[random_below(&school->random, 10)], i % 17 == 9 ? "onscreen" : "written",
                i == 0 || i == 3 ? "section" : "none");
    }
    school_close(school, file);
}

static void entries_of(struct school *school, FILE *file, int pupil, int count, int first, int last)
{
    static bool taken[1000];

    for (int i = 0; i < school->shape.papers && i < 1000; i++)
        taken[i] = false;
    for (int n = 0, tries = 0; n < count && tries < 20 * count; tries++) {
        int paper = n < 5 && first == 0 ? n : first + random_below(&school->random, last - first);
        if (paper >= school->shape.papers || taken[paper]) {
            if (n < 5 && first == 0)
                n++;
            continue;
        }
        taken[paper] = true;
        fprintf(file, "P%04d,X%03d\n", pupil, paper);
        n++;
    }
}

static void entries(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "entries", "pupil,paper");
    int half = shape->sixth ? shape->papers / 2 : shape->papers;

    if (!file)
        return;
    for (int i = 0; i < candidates(shape); i++) {
        if (i < shape->year_11)
            entries_of(school, file, i, shape->papers_each, 0, half);
        else if (i < shape->year_11 + shape->year_10)
            entries_of(school, file, i, shape->papers_each > 3 ? 3 : 1, 1, half);
        else
            entries_of(school, file, i, shape->sixth_papers_each, half, shape->papers);
    }
    school_close(school, file);
}

/* Needs come together: rest breaks with a room, readers with extra time. */
static void arrangements_of(struct school *school, FILE *file, int pupil)
{
    const struct shape *shape = &school->shape;
    struct random *random = &school->random;
    bool extra = random_chance(random, shape->pct_extra);

    if (extra)
        fprintf(file, "P%04d,extra_time,%d,,,,approved\n", pupil,
                random_chance(random, 5) ? 50 : 25);
    if (random_chance(random, shape->pct_rest))
        fprintf(file, "P%04d,rest_breaks,10,,,,delegated\n", pupil);
    if (random_chance(random, shape->pct_reader)) {
        fprintf(file, "P%04d,reader,,,no,,approved\n", pupil);
    } else if (random_chance(random, extra ? shape->pct_shared_reader * 3 / 2
                                           : shape->pct_shared_reader / 2)) {
        fprintf(file, "P%04d,reader,,,yes,,approved\n", pupil);
    } else if (random_chance(random, shape->pct_device / 2)) {
        fprintf(file, "P%04d,computer_reader,,,,laptop,approved\n", pupil);
    }
    if (random_chance(random, shape->pct_scribe))
        fprintf(file, "P%04d,scribe,,,,,approved\n", pupil);
    else if (random_chance(random, shape->pct_device / 2))
        fprintf(file, "P%04d,word_processor,,,,laptop,delegated\n", pupil);
    if (random_chance(random, shape->pct_prompter))
        fprintf(file, "P%04d,prompter,,,,,delegated\n", pupil);
    if (random_chance(random, shape->pct_alone))
        fprintf(file, "P%04d,separate_invigilation,,,,,delegated\n", pupil);
}

static void arrangements(struct school *school)
{
    FILE *file = school_open(school, "arrangements", "pupil,kind,amount,subject,shared,with,route");

    if (!file)
        return;
    for (int i = 0; i < candidates(&school->shape); i++)
        arrangements_of(school, file, i);
    school_close(school, file);
}

static void pairs(struct school *school)
{
    int n = candidates(&school->shape);
    FILE *file = school_open(school, "apart", "pupil_a,pupil_b");

    if (!file)
        return;
    for (int i = 0; i + 3 < n && i < 30; i += 10)
        fprintf(file, "P%04d,P%04d\n", i, i + 3);
    school_close(school, file);
    file = school_open(school, "conflicts", "staff,pupil");
    if (!file)
        return;
    for (int i = 0; i < school->shape.support_staff && i < 6; i += 3)
        fprintf(file, "M%03d,P%04d\n", i, (i * 5 + 1) % n);
    school_close(school, file);
    file = school_open(school, "teaches", "staff,subject");
    if (!file)
        return;
    for (int i = 0; i < school->shape.teachers; i++)
        fprintf(file, "T%03d,Subject %d\n", i, i % N_SUBJECTS);
    school_close(school, file);
}

void school_exams(struct school *school)
{
    pupils(school);
    papers(school);
    entries(school);
    arrangements(school);
    pairs(school);
}
