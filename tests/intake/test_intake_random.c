/* SPDX-License-Identifier: GPL-3.0-or-later
 * Random edits of a small school, one import after another: the season is always in
 * order, every reference names a row, and the same files again change nothing. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

enum { TEXT_MAX = 4000, ROUNDS = 100, CHAIN = 6 };

static uint32_t next_random(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* The rows of a file (below its head) in another order. */
static char *shuffle(const char *text, uint32_t *seed)
{
    const char *lines[64];
    size_t lengths[64], length = strlen(text);
    int count = 0;
    char *out = malloc(length + 1), *to = out;

    for (const char *at = text; *at; at += lengths[count - 1]) {
        lines[count] = at;
        lengths[count] = strcspn(at, "\n") + 1;
        count++;
    }
    for (int i = count - 1; i > 1; i--) {
        int k = 1 + (int)next_random(seed, (uint32_t)i);
        const char *line = lines[i];
        size_t size = lengths[i];
        lines[i] = lines[k];
        lengths[i] = lengths[k];
        lines[k] = line;
        lengths[k] = size;
    }
    for (int i = 0; i < count; i++) {
        memcpy(to, lines[i], lengths[i]);
        to += lengths[i];
    }
    *to = '\0';
    return out;
}

static void order_does_not_matter(void **state)
{
    struct taken first = school_take(&empty, good, TAKE_FOLDER, false);
    uint32_t seed = 20270501;

    (void)state;
    for (int round = 0; round < 40; round++) {
        struct school_file mixed[ENTRIES(good)];
        char *texts[ENTRIES(good)];
        int count = school_count(good);
        memcpy(mixed, good, sizeof good);
        for (int i = count - 1; i > 0; i--) {
            int k = (int)next_random(&seed, (uint32_t)i + 1);
            struct school_file file = mixed[i];
            mixed[i] = mixed[k];
            mixed[k] = file;
        }
        for (int i = 0; i < count; i++)
            mixed[i].text = texts[i] = shuffle(mixed[i].text, &seed);
        struct taken other = school_take(&empty, mixed, TAKE_FILES, false);
        assert_true(other.ok);
        assert_true(school_same(&first.intake.after, &other.intake.after));
        school_release(&other);
        for (int i = 0; i < count; i++)
            free(texts[i]);
    }
    school_release(&first);
}

/* Drops a fifth of the rows. */
static void edit(const char *text, char *out, uint32_t *seed)
{
    size_t used = 0;
    bool head = true;

    for (const char *at = text; *at; at += strcspn(at, "\n") + 1) {
        size_t length = strcspn(at, "\n") + 1;
        uint32_t luck = head ? 9 : next_random(seed, 40);
        bool stays = luck >= 8;
        if (stays && used + length < TEXT_MAX) {
            memcpy(out + used, at, length);
            used += length;
        }
        head = false;
    }
    out[used] = '\0';
}

static bool references_hold(const struct season *season)
{
    for (const struct kind *kind = kinds; kind->name; kind++) {
        int count = 0, others = 0;
        const char *rows = kind_rows(kind, season, &count);
        for (int c = 0; c < kind->n_columns; c++) {
            const struct kind_column *column = &kind->columns[c];
            if (column->type != COLUMN_REF)
                continue;
            kind_rows(kind_find(column->ref), season, &others);
            for (int i = 0; i < count; i++) {
                int64_t named = column_number(column, rows + (size_t)i * kind->size);
                if (named < -1 || named >= others)
                    return false;
            }
        }
    }
    return true;
}

/* A seat for every entry and a told duty for every person, so that removals have work to do. */
static void make_outcome(struct season *season, struct arena *arena)
{
    struct sitting *seats = arena_new(arena, struct sitting, season->n_entries + 1);
    struct assignment *told = arena_new(arena, struct assignment, season->n_people + 1);

    for (int i = 0; i < season->n_entries && season->n_rooms; i++) {
        seats[i] = (struct sitting){.id = i + 1,
                                    .entry = i,
                                    .room = i % season->n_rooms,
                                    .desk = i + 1,
                                    .starts_at = day_make(2027, 5, 17) * DAY_MIN + 540,
                                    .ends_at = day_make(2027, 5, 17) * DAY_MIN + 640,
                                    .group_paper = season->entries[i].paper,
                                    .note = ""};
    }
    for (int i = 0; i < season->n_people; i++) {
        told[i] = (struct assignment){.id = i + 1,
                                      .key = season->people[i].staff,
                                      .kind = "reader",
                                      .staff = i,
                                      .starts_at = day_make(2027, 5, 17) * DAY_MIN + 530,
                                      .ends_at = day_make(2027, 5, 17) * DAY_MIN + 650,
                                      .room = season->n_rooms ? i % season->n_rooms : -1,
                                      .site = -1,
                                      .title = "Exam duty"};
    }
    season->seating = seats;
    season->n_seating = season->n_rooms ? season->n_entries : 0;
    season->published = told;
    season->n_published = season->n_people;
}

static int edit_files(struct school_file *files, char texts[][TEXT_MAX], uint32_t *seed)
{
    int count = 0;

    for (int i = 0; good[i].name; i++) {
        if (next_random(seed, 4) == 0)
            continue; /* this file is away */
        edit(good[i].text, texts[count], seed);
        files[count] = (struct school_file){good[i].name, texts[count]};
        count++;
    }
    files[count] = (struct school_file){NULL, NULL};
    return count;
}

/* One import over a season; where it is refused, it names an error. */
static struct taken one_import(const struct season *before, uint32_t *seed)
{
    static char texts[SCHOOL_FILES_MAX][TEXT_MAX];
    struct school_file files[SCHOOL_FILES_MAX];

    edit_files(files, texts, seed);
    enum take_how how = (enum take_how)next_random(seed, 3);
    struct taken taken = school_take(before, files, how, true);
    assert_int_equal(taken.ok, taken.issues.errors == 0);
    assert_true(school_sorted(&taken.intake.after));
    assert_true(references_hold(&taken.intake.after));
    assert_int_equal(taken.intake.after.n_published, before->n_published);
    if (taken.ok) {
        struct taken again = school_take(&taken.intake.after, files, how, true);
        assert_true(again.ok);
        assert_true(school_same(&taken.intake.after, &again.intake.after));
        school_release(&again);
    }
    return taken;
}

static void random_edits(void **state)
{
    uint32_t seed = 4711;
    int taken_in = 0;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        struct taken chain[CHAIN];
        int length = 0;
        chain[length++] = school_take(&empty, good, TAKE_FOLDER, true);
        assert_true(chain[0].ok);
        make_outcome(&chain[0].intake.after, &chain[0].arena);
        while (length < CHAIN && chain[length - 1].ok) {
            chain[length] = one_import(&chain[length - 1].intake.after, &seed);
            taken_in += chain[length].ok;
            length++;
        }
        for (int i = length - 1; i >= 0; i--)
            school_release(&chain[i]);
    }
    assert_true(taken_in > ROUNDS / 2); /* else the test looks at refusals only */
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(order_does_not_matter),
                                       cmocka_unit_test(random_edits)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
