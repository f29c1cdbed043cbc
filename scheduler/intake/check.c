/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/intake/check.h"

#include <string.h>

#include "scheduler/intake/fill.h"

/* kinds: an import runs the check when one of them came in. */
static const struct {
    void (*run)(const struct check *check);
    const char *kinds;
} checks[] = {
    {check_settings, "settings"},
    {check_spans, "series periods closures patterns availability absences worked pupil_times "
                  "lessons duties caseload minima staff pupils skills arrangements support "
                  "sittings"},
    {check_days, "calendar series papers duties lessons patterns sittings"},
    {check_rooms, "rooms sites"},
    {check_travel, "travel sites"},
    {check_papers, "papers calendar settings"},
    {check_entries, "entries papers pupils"},
    {check_fixed_sittings, "sittings entries rooms papers"},
    {check_pupils, "pupils entries staff skills"},
    {check_apart, "apart"},
    {check_arrangements, "arrangements entries papers"},
    {check_two_readers, "arrangements"},
    {check_access, "arrangements entries papers settings rooms"},
    {check_contradictions, "arrangements"},
    {check_genders, "settings staff pupils"},
    {check_pupil_times, "pupil_times"},
    {check_staff, "staff patterns availability"},
    {check_patterns, "patterns"},
    {check_hours, "patterns staff"},
    {check_availability, "availability staff"},
    {check_conflicts, "conflicts"},
    {check_declarations, "declarations conflicts staff"},
    {check_helpers, "facilitators support caseload duties skills training staff"},
    {check_lessons, "lessons patterns staff"},
    {check_lesson_clashes, "lessons staff"},
    {check_classes, "classes lessons support"},
    {check_caseload, "caseload staff pupils rooms settings"},
    {check_duties, "duties patterns staff entries papers"},
    {check_duty_clashes, "duties staff"},
    {check_locks, "locks"},
    {check_names, "staff pupils rooms sites papers"},
};

static bool came(const struct build *build, const char *names)
{
    char name[40];

    for (; *names; names += strspn(names, " ")) {
        size_t length = strcspn(names, " ");
        if (length < sizeof name) {
            memcpy(name, names, length);
            name[length] = '\0';
            if (build_kind(build, name)->came)
                return true;
        }
        names += length;
    }
    return false;
}

void check_season(const struct check *check)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (!check->build || came(check->build, checks[i].kinds))
            checks[i].run(check);
    }
}
