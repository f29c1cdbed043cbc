/* SPDX-License-Identifier: GPL-3.0-or-later
 * Column maps for reports of school systems.  Their makers publish few layouts
 * and schools change them; headings here are those that are documented or seen
 * in published lists.  What a map does not name is matched by our own aliases. */
#include "import/map.h"

#include <string.h>

#define STAFF_LINES               \
    "kind = staff\n"              \
    "Staff Code = staff\n"        \
    "Forename + Surname = name\n" \
    "Forename = -\n"              \
    "Surname = -\n"               \
    "Initials = -\n"              \
    "Title = -\n"                 \
    "Gender = -\n"                \
    "Date of Birth = -\n"

/* Staff, Day, Period, Class, Room, Start, End, Week: one row a lesson. */
#define TIMETABLE_LINES                                      \
    "kind = lessons\n"                                       \
    "Class + Day + Period + Start + Week + Staff = lesson\n" \
    "Staff = staff\n"                                        \
    "Day = weekday\n"                                        \
    "Period = period\n"                                      \
    "Class = class\n"                                        \
    "Room = room\n"                                          \
    "Start = start\n"                                        \
    "End = end\n"                                            \
    "Week = week\n"

#define CANDIDATE_LINES   \
    "UPN = -\n"           \
    "UCI = -\n"           \
    "Gender = -\n"        \
    "Sex = -\n"           \
    "Year Group = -\n"    \
    "Tutor Group = -\n"   \
    "Reg Group = -\n"     \
    "Last Name = -\n"     \
    "First Name = -\n"    \
    "Surname = -\n"       \
    "Forename = -\n"      \
    "Legal Surname = -\n" \
    "Legal Forename = -\n"

#define SEATING_LINES                                            \
    "kind = sittings\n" CANDIDATE_LINES "Candidate Number = -\n" \
    "Component Title = -\n"                                      \
    "Component Code = paper\n"                                   \
    "Date = date\n"                                              \
    "Start = start\n"                                            \
    "Room = room\n"                                              \
    "Seat = seat\n"

/* Date, Start, Length, Board, Component Code, Component Title: the list most
 * schools publish; Cands, Invs and the rest follow from our own data. */
#define EXAMS_LINES             \
    "kind = papers\n"           \
    "Date = date\n"             \
    "Start = start\n"           \
    "Length = minutes\n"        \
    "Board = board\n"           \
    "Component Code = paper\n"  \
    "Component Title = title\n" \
    "Level = qualification\n"   \
    "Cands = -\n"               \
    "Invs = -\n"                \
    "Inv Hrs = -\n"             \
    "Rooms = -\n"               \
    "Notes = -\n"

const struct shipped_map shipped_maps[] = {
    {"exam-timetable", "papers",
     "exam timetable: Date, Start, Length, Board, Component Code, Title", EXAMS_LINES},
    {"sims-exams", "papers", "SIMS: exam timetable", EXAMS_LINES},
    {"sims-staff", "staff", "SIMS: staff list",
     STAFF_LINES "Full Name = -\nLegal Full Name = -\nStaff Role = role\n"},
    {"sims-timetable", "lessons", "SIMS: staff timetable", TIMETABLE_LINES},
    {"sims-arrangements", "arrangements", "SIMS: Candidate Special Arrangements (TSV)",
     "kind = arrangements\n" CANDIDATE_LINES "Candidate Number = pupil\n"
     "Candidate Name = -\n"
     "Special Arrangement = kind\n"
     "Extra Time = amount\n"
     "Start Date = from\n"
     "End Date = until\n"
     "Notes = note\n"},
    {"sims-entries", "entries", "SIMS: Statement of Entry with components (TSV)",
     "kind = entries\n" CANDIDATE_LINES "Candidate Number = pupil\n"
     "Candidate Name = -\n"
     "Component Code = paper\n"
     "Component Title = -\n"
     "Board = -\n"
     "Date = -\n"
     "Start = -\n"
     "Length = -\n"
     "Series = series\n"},
    {"sims-seating", "sittings", "SIMS: seating", SEATING_LINES "Exam Number = pupil\n"},
    {"arbor-exams", "papers", "Arbor: exam timetable", EXAMS_LINES},
    {"arbor-staff", "staff", "Arbor: staff list",
     STAFF_LINES "Staff ID = -\nFull Name = -\nBusiness Role = role\nEmail = email\n"},
    {"arbor-timetable", "lessons", "Arbor: staff timetable", TIMETABLE_LINES},
    {"arbor-arrangements", "arrangements", "Arbor: access arrangements",
     "kind = arrangements\n" CANDIDATE_LINES "Candidate Number = pupil\n"
     "Candidate Name = -\n"
     "Access Arrangement = kind\n"
     "Extra Time = amount\n"},
    {"arbor-seating", "sittings", "Arbor: seats",
     SEATING_LINES "Student ID = pupil\nSeat Number = -\n"},
    {"bromcom-exams", "papers", "Bromcom: exam timetable", EXAMS_LINES},
    {"bromcom-staff", "staff", "Bromcom: staff list",
     STAFF_LINES "Full Name = -\nJob Title = role\n"},
    {"bromcom-timetable", "lessons", "Bromcom: staff timetable", TIMETABLE_LINES},
    {"bromcom-arrangements", "arrangements", "Bromcom: access arrangements",
     "kind = arrangements\n" CANDIDATE_LINES "Admission Number = pupil\n"
     "Exam Number = -\n"
     "Access Arrangement = kind\n"
     "Extra Time = amount\n"},
    {"bromcom-uci", "pupils", "Bromcom: UCI list",
     "kind = pupils\nAdmission Number = pupil\nExam Number = candidate_number\nUCI = uci\n"},
    {"bromcom-seating", "sittings", "Bromcom: seating",
     SEATING_LINES "Admission Number = pupil\nExam Number = -\n"},
    {"isams-exams", "papers", "iSAMS: exam timetable", EXAMS_LINES},
    {"isams-staff", "staff", "iSAMS: staff list",
     STAFF_LINES "Full Name = -\nEmail Address = email\n"},
    {"isams-timetable", "lessons", "iSAMS: staff timetable", TIMETABLE_LINES},
    {"isams-arrangements", "arrangements", "iSAMS: access arrangements",
     "kind = arrangements\n" CANDIDATE_LINES "Candidate Number = pupil\n"
     "Arrangement = kind\n"
     "Extra Time = amount\n"},
    {"isams-seating", "sittings", "iSAMS: seating plan", SEATING_LINES "Candidate Code = pupil\n"},
    {NULL, NULL, NULL, NULL},
};

const struct shipped_map *map_find(const char *name)
{
    for (const struct shipped_map *map = shipped_maps; map->name; map++) {
        if (strcmp(map->name, name) == 0)
            return map;
    }
    return NULL;
}
