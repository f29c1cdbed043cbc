/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/school/school_parts.h"

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};

static void staff(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "staff",
                             "staff,name,role,site,sites,hours_per_week,max_exam_minutes_per_day,"
                             "overtime_minutes_per_week,overtime_pence_per_hour,pence_per_hour,"
                             "minimum_minutes,offers");
    if (!file)
        return;
    for (int i = 0; i < shape->teachers; i++)
        fprintf(file, "T%03d,Teacher %03d,teacher,SITE1,,32.5,,0,,,,pattern\n", i, i);
    for (int i = 0; i < shape->support_staff; i++) {
        bool second = shape->sites > 1 && i % 4 == 3;
        fprintf(file, "M%03d,Mentor %03d,%s,SITE%d,%s,%s,300,%d,1600,,,pattern\n", i, i,
                i % 2 ? "ta" : "mentor", second ? 2 : 1,
                shape->sites > 1 ? (second  ? "SITE1"
                                    : i % 3 ? ""
                                            : "SITE2")
                                 : "",
                i % 5 == 4 ? "20" : "32.5", random_chance(&school->random, 60) ? 60 : 0);
    }
    for (int i = 0; i < shape->invigilators; i++)
        fprintf(file, "V%03d,Invigilator %03d,invigilator,SITE1,%s,,420,0,,1250,120,asked\n", i, i,
                shape->sites > 1 && i % 3 == 0 ? "SITE2" : "");
    school_close(school, file);
}

static void patterns(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "patterns", "staff,weekday,start,end,kind,minutes");
    if (!file)
        return;
    for (int i = 0; i < shape->teachers + shape->support_staff; i++) {
        char letter = i < shape->teachers ? 'T' : 'M';
        int number = i < shape->teachers ? i : i - shape->teachers;
        int days = letter == 'M' && number % 5 == 4 ? 3 : 5;
        for (int d = 0; d < days; d++) {
            fprintf(file, "%c%03d,%s,08:30,15:30,work,\n", letter, number, weekdays[d]);
            fprintf(file, "%c%03d,%s,11:45,13:45,lunch,30\n", letter, number, weekdays[d]);
        }
        if (letter == 'T')
            fprintf(file, "T%03d,%s,14:20,15:10,protected,\n", number, weekdays[number % 5]);
    }
    school_close(school, file);
}

static void availability(struct school *school)
{
    FILE *file = school_open(school, "availability", "staff,date,session,answer");
    char day[DAY_TEXT];

    if (!file)
        return;
    for (int i = 0; i < school->shape.invigilators; i++) {
        for (int d = 0; d < school->shape.exam_days; d++) {
            for (int half = 0; half < 2; half++) {
                int roll = random_below(&school->random, 100);
                fprintf(file, "V%03d,%s,%s,%s\n", i, school_day(d, day), half ? "PM" : "AM",
                        roll < 75   ? "yes"
                        : roll < 85 ? "maybe"
                                    : "no");
            }
        }
    }
    school_close(school, file);
}

static void skill_row(FILE *skills, FILE *training, char letter, int number, const char *skill,
                      const char *kind)
{
    fprintf(skills, "%c%03d,%s,2026-09-01\n", letter, number, skill);
    if (kind)
        fprintf(training, "%c%03d,%s,2026-10-%02d\n", letter, number, kind, 1 + number % 28);
}

static void skills(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "skills", "staff,skill,from");
    FILE *training = school_open(school, "training", "staff,kind,date");

    if (!file || !training) {
        school_close(school, file);
        school_close(school, training);
        return;
    }
    for (int i = 0; i < shape->teachers; i++) {
        skill_row(file, training, 'T', i, "cover", NULL);
        if (random_chance(&school->random, shape->pct_trained / 4))
            skill_row(file, training, 'T', i, "invigilator", "invigilator");
    }
    for (int i = 0; i < shape->support_staff; i++) {
        if (i % 2 == 0)
            skill_row(file, training, 'M', i, "mentor", NULL);
        if (i % 3)
            skill_row(file, training, 'M', i, "cover", NULL);
        if (!random_chance(&school->random, shape->pct_trained + 15))
            continue;
        skill_row(file, training, 'M', i, "reader", "facilitator");
        fprintf(file, "M%03d,prompter,2026-09-01\n", i);
        if (random_chance(&school->random, 60))
            fprintf(file, "M%03d,scribe,2026-09-01\n", i);
        if (random_chance(&school->random, 60))
            skill_row(file, training, 'M', i, "invigilator", "invigilator");
    }
    for (int i = 0; i < shape->invigilators; i++) {
        skill_row(file, training, 'V', i, "invigilator", "invigilator");
        if (i % 3 == 0)
            skill_row(file, training, 'V', i, "reader", "facilitator");
        if (i % 6 == 0)
            fprintf(file, "V%03d,scribe,2026-09-01\nV%03d,prompter,2026-09-01\n", i, i);
    }
    school_close(school, file);
    school_close(school, training);
}

static void absences(struct school *school)
{
    const struct shape *shape = &school->shape;
    int people = shape->teachers + shape->support_staff;
    FILE *file = school_open(school, "absences", "staff,start,end");
    char day[DAY_TEXT];

    if (!file)
        return;
    for (int d = 0; d < shape->exam_days; d++) {
        for (int n = 0; n < shape->absences_a_day; n++) {
            /* A stride that repeats nobody on one day. */
            int who = (d * 7 + n * (people / shape->absences_a_day) +
                       random_below(&school->random, people / shape->absences_a_day)) %
                      people;
            char letter = who < shape->teachers ? 'T' : 'M';
            school_day(d, day);
            fprintf(file, "%c%03d,%s 08:00,%s 16:00\n", letter,
                    letter == 'T' ? who : who - shape->teachers, day, day);
        }
    }
    school_close(school, file);
}

void school_people(struct school *school)
{
    staff(school);
    patterns(school);
    availability(school);
    skills(school);
    absences(school);
}
