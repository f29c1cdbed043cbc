/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/school/school.h"

#include <string.h>

#include "tests/support/school/school_parts.h"

/* Estimates of a season's shape; percentages of candidates. */
const struct shape shapes[] = {
    {.name = "ap",
     .sites = 2,
     .pupils = 60,
     .year_11 = 30,
     .year_10 = 20,
     .papers = 24,
     .papers_each = 8,
     .exam_days = 28,
     .halls = 1,
     .hall_seats = 20,
     .classrooms = 8,
     .small_rooms = 8,
     .it_rooms = 1,
     .teachers = 10,
     .support_staff = 14,
     .invigilators = 5,
     .class_size = 8,
     .periods = 5,
     .sessions_per_mentor = 6,
     .pct_extra = 58,
     .pct_rest = 50,
     .pct_reader = 15,
     .pct_shared_reader = 20,
     .pct_device = 30,
     .pct_scribe = 8,
     .pct_prompter = 15,
     .pct_alone = 20,
     .absences_a_day = 2,
     .pct_trained = 80},
    {.name = "1200",
     .sites = 1,
     .pupils = 1200,
     .year_11 = 230,
     .papers = 110,
     .papers_each = 21,
     .exam_days = 31,
     .halls = 1,
     .hall_seats = 180,
     .classrooms = 40,
     .small_rooms = 12,
     .it_rooms = 3,
     .teachers = 75,
     .support_staff = 20,
     .invigilators = 24,
     .class_size = 27,
     .periods = 5,
     .sessions_per_mentor = 8,
     .pct_extra = 20,
     .pct_rest = 8,
     .pct_reader = 2,
     .pct_shared_reader = 6,
     .pct_device = 10,
     .pct_scribe = 2,
     .pct_prompter = 2,
     .pct_alone = 3,
     .absences_a_day = 6,
     .pct_trained = 40},
    {.name = "2000",
     .sites = 2,
     .pupils = 2000,
     .year_11 = 330,
     .sixth = 500,
     .papers = 220,
     .papers_each = 21,
     .sixth_papers_each = 9,
     .exam_days = 31,
     .halls = 2,
     .hall_seats = 200,
     .classrooms = 70,
     .small_rooms = 25,
     .it_rooms = 5,
     .teachers = 125,
     .support_staff = 40,
     .invigilators = 45,
     .class_size = 27,
     .periods = 5,
     .sessions_per_mentor = 8,
     .pct_extra = 20,
     .pct_rest = 8,
     .pct_reader = 2,
     .pct_shared_reader = 6,
     .pct_device = 11,
     .pct_scribe = 1,
     .pct_prompter = 2,
     .pct_alone = 2,
     .absences_a_day = 10,
     .pct_trained = 40},
    {.name = "entries",
     .sites = 1,
     .pupils = 2000,
     .year_11 = 2000,
     .papers = 60,
     .papers_each = 30,
     .exam_days = 31,
     .halls = 4,
     .hall_seats = 400,
     .classrooms = 60,
     .small_rooms = 40,
     .it_rooms = 4,
     .teachers = 120,
     .support_staff = 40,
     .invigilators = 60,
     .class_size = 27,
     .periods = 5,
     .sessions_per_mentor = 4,
     .pct_extra = 20,
     .pct_rest = 8,
     .pct_reader = 2,
     .pct_shared_reader = 6,
     .pct_device = 10,
     .pct_scribe = 1,
     .pct_prompter = 2,
     .pct_alone = 2,
     .absences_a_day = 8,
     .pct_trained = 40},
    {.name = "tiny",
     .sites = 2,
     .pupils = 14,
     .year_11 = 8,
     .year_10 = 3,
     .papers = 5,
     .papers_each = 3,
     .exam_days = 4,
     .halls = 1,
     .hall_seats = 8,
     .classrooms = 3,
     .small_rooms = 3,
     .it_rooms = 1,
     .teachers = 3,
     .support_staff = 5,
     .invigilators = 2,
     .class_size = 6,
     .periods = 4,
     .sessions_per_mentor = 2,
     .pct_extra = 50,
     .pct_rest = 40,
     .pct_reader = 15,
     .pct_shared_reader = 20,
     .pct_device = 25,
     .pct_scribe = 10,
     .pct_prompter = 15,
     .pct_alone = 20,
     .absences_a_day = 1,
     .pct_trained = 75},
    {0},
};

const struct shape *shape_find(const char *name)
{
    for (const struct shape *shape = shapes; shape->name; shape++)
        if (strcmp(shape->name, name) == 0)
            return shape;
    return NULL;
}

FILE *school_open(struct school *school, const char *kind, const char *heads)
{
    char path[1024];

    snprintf(path, sizeof path, "%s/%s.csv", school->folder, kind);
    FILE *file = fopen(path, "wb");
    if (!file) {
        school->failed = true;
        return NULL;
    }
    fprintf(file, "%s\n", heads);
    return file;
}

void school_close(struct school *school, FILE *file)
{
    if (file && fclose(file) != 0)
        school->failed = true;
}

/* Monday 10 May 2027 and on, Monday to Friday, the half-term week left out. */
const char *school_day(int index, char text[DAY_TEXT])
{
    int week = index / 5, of_month = 10 + 7 * (week >= 3 ? week + 1 : week) + index % 5;
    int month = 5;

    if (of_month > 31) {
        of_month -= 31;
        month = 6;
    }
    if (of_month > 30 && month == 6) {
        of_month -= 30;
        month = 7;
    }
    snprintf(text, DAY_TEXT, "2027-%02d-%02d", month, of_month);
    return text;
}

bool school_write(const char *folder, const struct shape *shape, uint64_t seed, bool tight)
{
    struct school school = {.folder = folder, .shape = *shape, .tight = tight};

    school.random.state = seed * 1000003u + 17;
    if (tight) {
        school.shape.support_staff = (shape->support_staff * 3 + 3) / 4;
        school.shape.invigilators = shape->invigilators * 3 / 5;
    }
    school_places(&school);
    school_people(&school);
    school_exams(&school);
    school_week(&school);
    return !school.failed;
}
