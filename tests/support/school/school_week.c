/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/school/school_parts.h"

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri"};
static const char *const starts[] = {"09:10", "10:00", "11:10", "12:40", "13:30"};
static const char *const ends[] = {"10:00", "10:50", "12:00", "13:30", "14:20"};
enum { N_SUBJECTS = 12, MOST_PERIODS = 5 };

static void periods(struct school *school)
{
    FILE *file = school_open(school, "periods", "period,weekday,start,end");

    if (!file)
        return;
    for (int d = 0; d < 5; d++)
        for (int p = 0; p < school->shape.periods && p < MOST_PERIODS; p++)
            fprintf(file, "%d,%s,%s,%s\n", p + 1, weekdays[d], starts[p], ends[p]);
    school_close(school, file);
}

static int n_classes(const struct shape *shape)
{
    int classes = shape->pupils / shape->class_size;
    int most = shape->teachers * 4 / 5;

    if (classes > most)
        classes = most;
    return classes > 0 ? classes : 1;
}

/* Classes take a teacher and a room each period, round and round. */
static void lessons(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "lessons", "lesson,class,subject,staff,room,period,withdraw");
    int number = 0, classes = n_classes(shape);

    if (!file)
        return;
    for (int d = 0; d < 5; d++) {
        for (int p = 0; p < shape->periods && p < MOST_PERIODS; p++) {
            int turn = d * MOST_PERIODS + p;
            for (int c = 0; c < classes; c++) {
                int teacher = (c + turn) % shape->teachers;
                if (p == 4 && teacher % 5 == d)
                    continue; /* near their protected time */
                fprintf(file, "L%05d,K%03d,Subject %d,T%03d,C%d,%s:%d,%s\n", ++number, c,
                        teacher % N_SUBJECTS, teacher, teacher % shape->classrooms + 1, weekdays[d],
                        p + 1, teacher % N_SUBJECTS < 3 ? "avoid" : "yes");
            }
        }
    }
    school_close(school, file);
    file = school_open(school, "classes", "class,pupil");
    if (!file)
        return;
    for (int i = 0; i < shape->pupils; i++)
        fprintf(file, "K%03d,P%04d\n", i * classes / shape->pupils, i);
    school_close(school, file);
}

static void caseload(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file = school_open(school, "caseload",
                             "session,pupils,mentor,staff_wish,minutes,per_week,earliest,latest");
    int pupil = 0;

    if (!file)
        return;
    for (int m = 0; m < shape->support_staff; m += 2)
        for (int n = 0; n < shape->sessions_per_mentor; n++, pupil += 3)
            fprintf(file, "G%03d%02d,P%04d,M%03d,%s,30,1,09:10,15:20\n", m, n,
                    pupil % shape->pupils, m, n % 4 ? "prefer" : "only");
    school_close(school, file);
}

static void duties(struct school *school)
{
    FILE *file = school_open(school, "duties",
                             "duty,kind,title,weekday,start,end,minutes,earliest,latest,per_week,"
                             "site,people,staff,priority");
    int posts = school->shape.pupils / 300 + 1;

    if (!file)
        return;
    fprintf(file, "GATE,gate_duty,Gate duty,Mon;Tue;Wed;Thu;Fri,08:40,09:05,,,,,SITE1,%d,,3\n",
            posts);
    fprintf(file, "BRK,break_duty,Break duty,Mon;Tue;Wed;Thu;Fri,10:50,11:10,,,,,SITE1,%d,,3\n",
            posts);
    for (int m = 0; m < school->shape.support_staff; m += 2)
        fprintf(file,
                "REC%03d,records,Weekly records,Mon;Tue;Wed;Thu;Fri,,,60,12:40,15:30,1,SITE1,1,"
                "M%03d,5\n",
                m, m);
    school_close(school, file);
}

void school_week(struct school *school)
{
    periods(school);
    lessons(school);
    caseload(school);
    duties(school);
}
