/* SPDX-License-Identifier: GPL-3.0-or-later
 * How long a large school takes to come in: 2,000 pupils, 100 papers, 60,000
 * entries, 6,000 arrangements, 200 staff; first, again, and one file merged.
 * bench_intake [PUPILS] */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "scheduler/base/day.h"
#include "scheduler/intake/intake.h"

enum { PAPERS = 100, ENTRIES_EACH = 30, STAFF = 200 };

static const char *const names[] = {"staff", "patterns", "pupils",      "papers",
                                    "rooms", "entries",  "arrangements"};
enum { N_FILES = sizeof names / sizeof *names };

static FILE *file_open(const char *folder, const char *name)
{
    char path[300];

    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    FILE *out = fopen(path, "w");
    if (!out) {
        perror(path);
        exit(1);
    }
    return out;
}

static void write_people(const char *folder)
{
    FILE *staff = file_open(folder, "staff"), *patterns = file_open(folder, "patterns");
    FILE *rooms = file_open(folder, "rooms");

    fputs("staff,name,role\n", staff);
    fputs("staff,weekday,start,end\n", patterns);
    fputs("room,seats\n", rooms);
    for (int i = 0; i < STAFF; i++) {
        fprintf(staff, "T%03d,Teacher %d,teacher\n", i, i);
        fprintf(patterns, "T%03d,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n", i);
        fprintf(rooms, "R%03d,30\n", i);
    }
    fclose(staff);
    fclose(patterns);
    fclose(rooms);
}

static void write_pupils(const char *folder, int pupils)
{
    FILE *out = file_open(folder, "pupils"), *entries = file_open(folder, "entries");
    FILE *papers = file_open(folder, "papers"), *help = file_open(folder, "arrangements");

    fputs("pupil,name,candidate_number,key_worker\n", out);
    fputs("pupil,paper\n", entries);
    fputs("paper,subject,date,session,minutes\n", papers);
    fputs("pupil,kind,amount\n", help);
    for (int i = 0; i < PAPERS; i++)
        fprintf(papers, "X%03d,Subject %d,2027-05-%02d,%s,90\n", i, i / 3, 10 + i % 5,
                i % 2 ? "AM" : "PM");
    for (int i = 0; i < pupils; i++) {
        fprintf(out, "P%05d,Pupil %d,%04d,T%03d\n", i, i, i % 10000, i % STAFF);
        for (int k = 0; k < ENTRIES_EACH; k++)
            fprintf(entries, "P%05d,X%03d\n", i, (i * 7 + k * 3) % PAPERS);
        fprintf(help, "P%05d,extra_time,25\nP%05d,reader,\nP%05d,word_processor,\n", i, i, i);
    }
    fclose(out);
    fclose(entries);
    fclose(papers);
    fclose(help);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Imports and prints; the season made, in arena memory that stays. */
static struct season take(const char *what, const struct season *before, const char *path,
                          struct arena *arena)
{
    struct issues issues = {0};
    struct batches batches = {0};
    struct intake intake = {0};
    struct import_ask ask = {.paths = &path, .n_paths = 1};
    double start = seconds();
    bool ok = batches_read(&batches, &ask, &issues);
    double middle = seconds();

    ok = ok && intake_make(before, &batches,
                           &(struct intake_ask){.now_at = day_make(2027, 4, 1) * DAY_MIN}, arena,
                           &intake, &issues);
    double end = seconds();
    batches_release(&batches);
    printf("%-12s read %6.3f s  intake %6.3f s  %s, %d entries, %d errors, %d warnings\n", what,
           middle - start, end - middle, ok ? "ok" : "refused", intake.after.n_entries,
           issues.errors, issues.warnings);
    issues_release(&issues);
    return intake.after;
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct season empty = {0};
    char folder[] = "/tmp/bench-XXXXXX", path[300];
    long pupils = argc > 1 ? strtol(argv[1], NULL, 10) : 2000;

    if (!mkdtemp(folder)) {
        perror(folder);
        return 1;
    }
    write_people(folder);
    write_pupils(folder, (int)pupils);
    struct season season = take("first", &empty, folder, &arena);
    season = take("again", &season, folder, &arena);
    snprintf(path, sizeof path, "%s/entries.csv", folder);
    season = take("one file", &season, path, &arena);
    struct issues issues = {0};
    double start = seconds();
    intake_check(&season, day_make(2027, 4, 1) * DAY_MIN, &arena, &issues);
    printf("%-12s %26.3f s\n", "check", seconds() - start);
    issues_release(&issues);
    arena_release(&arena);
    for (int i = 0; i < N_FILES; i++) {
        snprintf(path, sizeof path, "%s/%s.csv", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
    return 0;
}
