/* SPDX-License-Identifier: GPL-3.0-or-later
 * One adult who is invigilator and helper at once, and readers where reading is tested. */
#include <string.h>

#include "scheduler/audit/auditor.h"

static bool sits_during(const struct seat_fact *seat, const struct assignment *row)
{
    return fact_meets(seat->starts_at, seat->leaves_at, row->starts_at, row->ends_at);
}

/* May the adult of this duty be both for this candidate, and is nobody else about? */
static bool is_sound(const struct auditor *auditor, const struct assignment *row, int first,
                     int end, int i)
{
    const struct seat_fact *seat = &auditor->seats[i];

    if (seat->roles && !fact_may_combine(auditor, seat->roles))
        return false;
    for (int k = first; k < end; k++) {
        const struct seat_fact *other = &auditor->seats[k];
        if (other->pupil != seat->pupil && sits_during(other, row) &&
            fact_meets(seat->starts_at, seat->ends_at, other->starts_at, other->ends_at))
            return false;
    }
    return true;
}

/* One person may invigilate and help only alone with one candidate. */
static void check_combined(struct auditor *auditor, const struct assignment *row)
{
    int first, end;

    look_duty(auditor, "combined", row);
    look_fact(auditor, "combined", "%s invigilates and helps", fact_code(auditor, row->staff));
    fact_seats(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    for (int i = first; i < end; i++) {
        if (sits_during(&auditor->seats[i], row))
            look_rests_roles(auditor, "combined", auditor->seats[i].roles);
        if (!sits_during(&auditor->seats[i], row) || is_sound(auditor, row, first, end, i))
            continue;
        audit_tell(auditor, "combined", AUDIT_HARD, spot_of(row),
                   "the invigilator may help only alone with one candidate",
                   "%s is invigilator and helper in %s, where a separate invigilator is needed",
                   fact_code(auditor, row->staff), fact_place(auditor, row->room, row->site));
        return;
    }
}

/* No person reads in a paper that tests reading: told where nobody served may have a reader. */
static void check_reading(struct auditor *auditor, const struct assignment *row)
{
    int first, end, readable = 0, tested = 0;
    bool own = false;

    look_duty(auditor, "reading_paper", row);
    look_fact(auditor, "reading_paper", "%s reads", fact_code(auditor, row->staff));
    fact_seats(auditor, row->room, row->starts_at, row->ends_at, &first, &end);
    for (int i = first; i < end; i++) {
        const struct seat_fact *seat = &auditor->seats[i];
        if (!sits_during(seat, row))
            continue;
        bool named = fact_key_names(row->key, fact_pupil(auditor, seat->pupil));
        if (named && !own)
            readable = tested = 0;
        own = own || named;
        if (own && !named)
            continue;
        if (auditor->season->papers[seat->paper].tests_reading == READING_NONE)
            readable++;
        else
            tested++;
    }
    if (tested && !readable) {
        audit_tell(auditor, "reading_paper", AUDIT_HARD, spot_of(row),
                   "a person may not read where reading is tested",
                   "%s would read in %s, where the paper tests reading",
                   fact_code(auditor, row->staff), fact_place(auditor, row->room, row->site));
    }
}

void audit_combined(struct auditor *auditor)
{
    for (int i = 0; i < auditor->n_duties; i++) {
        const struct duty_fact *duty = &auditor->duties[i];
        if (duty->row->room < 0 || *duty->code)
            continue;
        if (duty->helps && !duty->combined) {
            look_duty(auditor, "combined", duty->row);
            look_fact(auditor, "combined", "%s helps and does not invigilate",
                      fact_code(auditor, duty->row->staff));
        }
        if (duty->combined)
            check_combined(auditor, duty->row);
        if (strcmp(duty->row->kind, "reader") == 0)
            check_reading(auditor, duty->row);
    }
}
