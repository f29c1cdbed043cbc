/* SPDX-License-Identifier: GPL-3.0-or-later
 * Times the deriving of duties of a large invented school: 2,000 pupils, seven weeks of
 * exams, 60,000 entries, 2,600 lessons a week, 250 mentoring sessions a week. */
#include <stdio.h>
#include <time.h>

#include "scheduler/duty/duty.h"
#include "tests/support/season_make.h"

enum {
    PUPILS = 2000,
    PAPERS = 300,
    ROOMS = 40,
    TEACHERS = 130,
    CLASSES = 520,
    SESSIONS = 250,
    SITTINGS_PER_PUPIL = 30
};

static unsigned seed = 1;

static int pick(int below)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed >> 16) % below;
}

static void make_people(struct maker *make, int64_t monday)
{
    for (int i = 0; i < TEACHERS; i++) {
        int person = make_person(make, arena_text(make->arena, "T%03d", i), "teacher");
        for (int day = 0; pick(3) == 0 && day < 35; day += 7)
            make_absence(make, person, day_text(make->arena, monday + day + pick(5)), "08:00",
                         "16:00");
    }
}

static void make_exams(struct maker *make, int64_t monday)
{
    static const char *const kinds[] = {"extra_time", "reader", "scribe", "prompter",
                                        "rest_breaks"};

    for (int i = 0; i < ROOMS; i++)
        make_room(make, arena_text(make->arena, "R%02d", i), ROOM_CLASSROOM, 30);
    for (int i = 0; i < PAPERS; i++) {
        int week = i / 9 / 5, weekday = i / 9 % 5;
        int64_t day = monday + 7L * week + weekday;
        make_paper(make, arena_text(make->arena, "%04d/1", i), day_text(make->arena, day),
                   i % 2 ? SESSION_PM : SESSION_AM, 60 + 15 * (i % 5));
    }
    for (int i = 0; i < PUPILS; i++) {
        int pupil = make_pupil(make, arena_text(make->arena, "%04d", i));
        for (int k = 0; k < 2 && i % 4 == 0; k++)
            make_arrangement(make, pupil, kinds[(i / 4 + k) % 5]);
        for (int k = 0; k < SITTINGS_PER_PUPIL; k++) {
            int paper = (k * 10 + i % 10) % PAPERS, room = i % 4 == 0 ? 10 + i / 4 % 30 : i % 10;
            make_sitting(make, make_entry(make, pupil, paper), room, room,
                         paper % 2 ? "13:30" : "09:00", make->season.papers[paper].minutes);
        }
    }
}

static void make_lessons(struct maker *make)
{
    for (int day = 0; day < 5; day++) {
        for (int at = 0; at < 5; at++) {
            make_period(make, day, arena_text(make->arena, "%d:%d", day, at),
                        time_text(make->arena, 540 + 65 * at),
                        time_text(make->arena, 600 + 65 * at));
        }
    }
    for (int class_no = 0; class_no < CLASSES; class_no++) {
        const char *name = arena_text(make->arena, "C%03d", class_no);
        for (int i = 0; i < 28; i++)
            make_member(make, name, (class_no * 28 + i) % PUPILS);
        for (int k = 0; k < 5; k++) {
            int at = (class_no + k) % 5;
            int row = make_lesson(make, arena_text(make->arena, "%s-%d", name, k), name, k,
                                  time_text(make->arena, 540 + 65 * at),
                                  time_text(make->arena, 600 + 65 * at));
            make_teacher(make, row, class_no % TEACHERS, 0);
        }
    }
    for (int i = 0; i < SESSIONS; i++)
        make_session(make, arena_text(make->arena, "M%03d", i), i * 8, 30);
}

static double seconds(const struct season *season, const struct rules *rules, int64_t from,
                      int64_t until, int *count)
{
    struct arena arena = {0};
    struct duties duties = {.arena = &arena};
    struct timespec start, end;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    duties_derive(season, rules, from, until, &duties);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    *count = duties.count;
    arena_release(&arena);
    return (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

int main(void)
{
    struct arena arena = {0};
    struct maker make = {.arena = &arena};
    struct rules rules;
    struct fault fault = {0};
    int64_t monday = day_parse("2027-05-10");
    int count;

    if (!rules_load(NULL, monday, &arena, &rules, &fault)) {
        fprintf(stderr, "%s\n", fault.text);
        return fault_exit_code(&fault);
    }
    make_people(&make, monday);
    make_exams(&make, monday);
    make_lessons(&make);
    double week = seconds(&make.season, &rules, monday, monday + 6, &count);
    printf("week    %8d duties %8.3f s of processor\n", count, week);
    double season = seconds(&make.season, &rules, monday, monday + 48, &count);
    printf("season  %8d duties %8.3f s of processor   (%d sittings)\n", count, season,
           make.season.n_seating);
    arena_release(&arena);
    return 0;
}
