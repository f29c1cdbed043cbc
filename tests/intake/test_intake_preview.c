/* SPDX-License-Identifier: GPL-3.0-or-later
 * What an import would change of a plan. */
#include "tests/intake/preview_case.h"

struct effect {
    const char *label, *file, *text;
    const char *consequence;     /* the whole sentence; NULL: none at all */
    const char *removal;         /* part of one; NULL: nothing is guarded */
    int seats, published, draft; /* rows that stay when it is accepted */
};

static bool said_exactly(const struct intake *intake, const char *sentence)
{
    for (int i = 0; i < intake->n_consequences; i++) {
        if (strcmp(intake->consequences[i], sentence) == 0)
            return true;
    }
    return false;
}

static bool guarded_so(const struct intake *intake, const char *removal)
{
    return removal ? school_says(intake->removals, intake->n_removals, removal)
                   : intake->n_removals == 0;
}

static void check_effect(const struct season *before, const struct effect *row)
{
    struct school_file files[2] = {{row->file, row->text}, {NULL, NULL}};
    struct taken taken = school_take(before, files, TAKE_REPLACE, false);
    bool said = row->consequence ? said_exactly(&taken.intake, row->consequence)
                                 : taken.intake.n_consequences == 0;
    bool guarded = guarded_so(&taken.intake, row->removal);

    if (!said || !guarded || !taken.ok) {
        print_error("row \"%s\"\n", row->label);
        school_print(&taken);
    }
    CHECK_ROW(row, said, true);
    CHECK_ROW(row, guarded, true);
    CHECK_ROW(row, taken.intake.after.n_seating, row->seats);
    CHECK_ROW(row, taken.intake.after.n_published, row->published);
    CHECK_ROW(row, taken.intake.after.n_draft, row->draft);
    CHECK_ROW(row, taken.intake.after.n_version_changes, 1);
    CHECK_ROW(row, school_sorted(&taken.intake.after), true);
    school_release(&taken);
}

static const struct effect effect_rows[] = {
    {"nothing changes", "pupils.csv",
     PUPILS "P001,Sam Field,0042,MAIN,AB\nP002,Lee Hill,0043,MAIN,AB\nP003,Kim "
            "Lake,0044,HUB,EF\n",
     NULL, NULL, 4, 4, 1},
    {"a pupil goes", "pupils.csv",
     PUPILS "P001,Sam Field,0042,MAIN,AB\nP003,Kim Lake,0044,HUB,EF\n",
     "pupil P002 is removed: seat 13 in HALL on 2027-05-17 09:00 (ENG1) goes",
     "the seat of pupil P002 for ENG1 in HALL on 2027-05-17 09:00", 3, 4, 1},
    {"a pupil with two seats goes", "pupils.csv",
     PUPILS "P002,Lee Hill,0043,MAIN,AB\nP003,Kim Lake,0044,HUB,EF\n",
     "pupil P001 is removed: seat 12 in HALL on 2027-05-17 09:00 (ENG1) and 1 more go",
     "would be removed: P001", 2, 4, 1},
    {"an entry goes", "entries.csv", "pupil,paper\nP001,ENG1\nP001,MAT1\nP003,MAT1\n",
     "pupil P002 is no longer entered for ENG1: seat 13 in HALL on 2027-05-17 09:00 (ENG1) "
     "goes",
     "1 of 4 entries would be removed: P002", 3, 4, 1},
    {"an entry is withdrawn", "entries.csv",
     "pupil,paper,status\nP001,ENG1,\nP001,MAT1,\nP002,ENG1,withdrawn\nP003,MAT1,\n",
     "pupil P002 is withdrawn from ENG1: seat 13 in HALL on 2027-05-17 09:00 (ENG1) falls "
     "free at the next seating",
     NULL, 4, 4, 1},
    {"a new entry", "entries.csv",
     "pupil,paper\nP001,ENG1\nP001,MAT1\nP002,ENG1\nP003,MAT1\nP003,ENG1\n",
     "1 new entry has no seat yet: run seat", NULL, 4, 4, 1},
    {"a paper moves", "papers.csv",
     "paper,series,subject,title,date,session,minutes\n"
     "ENG1,S27,English,English Language 1,2027-05-18,PM,105\n"
     "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90\n",
     "paper ENG1 moves from 2027-05-17 AM to 2027-05-18 PM: 2 seats and 2 published duties "
     "rest on the old time",
     NULL, 4, 4, 1},
    {"a paper gets longer", "papers.csv",
     "paper,series,subject,title,date,session,minutes\n"
     "ENG1,S27,English,English Language 1,2027-05-17,AM,120\n"
     "MAT1,S27,Maths,Mathematics 1,2027-05-19,AM,90\n",
     "paper ENG1 takes 120 minutes instead of 105: 2 seats and 2 published duties rest on the "
     "old length",
     NULL, 4, 4, 1},
    {"another clock", "settings.csv", "name,value\nschool,Harbour School\nam_start,08:45\n",
     "mornings start at 08:45 instead of 09:00: 4 seats rest on the old time", NULL, 4, 4, 1},
    {"help that nobody planned", "arrangements.csv",
     "pupil,kind,amount,subject,with\nP001,extra_time,25,,\nP001,reader,,English,\n"
     "P003,word_processor,,,laptop\nP002,scribe,,,\n",
     "arrangements of pupil P002 change: seat 13 in HALL on 2027-05-17 09:00 (ENG1) was made "
     "without that",
     NULL, 4, 4, 1},
    {"a person goes", "staff.csv", STAFF "CD,Carl Dean,teacher,MAIN,,35\nEF,Eve Fox,ta,MAIN,,35\n",
     "Anna Berg (AB) leaves, last day 2027-03-31: 2 published duties after that fall",
     "Anna Berg (AB) would be removed: 2 published duties rest on that", 4, 4, 1},
    {"a person nobody was told of goes", "staff.csv",
     STAFF "AB,Anna Berg,mentor,MAIN,MAIN;HUB,35\nEF,Eve Fox,ta,MAIN,,35\n",
     "Carl Dean (CD) is removed: 1 planned duty falls", "1 of 3 members of staff", 4, 4, 0},
    {"a day off", "patterns.csv",
     HOURS "AB,Mon;Tue;Wed;Thu,08:30,15:30\nEF,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n",
     "Anna Berg (AB) no longer works Fri: 1 published duty on Fridays falls",
     "1 of 15 working times", 4, 4, 1},
    {"later hours", "patterns.csv",
     HOURS "AB,Mon;Tue;Wed;Thu;Fri,08:30,15:30\nEF,Tue;Wed;Thu;Fri,08:30,15:30\n"
           "EF,Mon,10:00,15:30\n",
     "Eve Fox (EF) has other hours on Mon: 1 published duty on Mondays falls",
     "1 of 15 working times", 4, 4, 1},
    {"away", "absences.csv", "staff,start,end\nEF,2027-05-17 08:00,2027-05-17 12:00\n",
     "Eve Fox (EF) is away from 2027-05-17 08:00 to 2027-05-17 12:00: 1 published duty falls", NULL,
     4, 4, 1},
    {"away some other day", "absences.csv", "staff,start,end\nEF,2027-05-18,2027-05-18\n", NULL,
     NULL, 4, 4, 1},
    {"a skill goes", "skills.csv", "staff,skill\nEF,reader\nEF,invigilator\n",
     "Anna Berg (AB) no longer has the skill reader: 1 published duty of that kind falls",
     "1 of 3 skills", 4, 4, 1},
    {"a room goes", "rooms.csv", "room,site,seats\nH1,HUB,12\nS1,MAIN,6\n",
     "room HALL is removed: 3 seats and 3 published duties rest on it",
     "room HALL would be removed: 3 published duties are there", 1, 4, 1},
    {"a room shrinks", "rooms.csv",
     "room,site,name,kind,seats,rows,columns\nHALL,MAIN,Main hall,hall,1,6,10\n"
     "S1,MAIN,Small one,small,6,,\nH1,HUB,Hub room,classroom,12,,\n",
     "room HALL has 1 seat instead of 60: 2 candidates sit there on 2027-05-17 09:00", NULL, 4, 4,
     1},
    {"a room is closed", "closures.csv", "room,start,end\nHALL,2027-05-19,2027-05-19\n",
     "room HALL is closed from 2027-05-19 00:00 to 2027-05-20 00:00: 1 seat and 1 published "
     "duty rest on it then",
     NULL, 4, 4, 1},
    {"a duty goes", "duties.csv", "duty,kind,weekday,start,end,staff\n",
     "duty GATE is removed: 1 published duty rests on it", "1 of 1 school duties", 4, 4, 1},
    {"a lesson moves", "lessons.csv",
     "lesson,class,subject,staff,room,period\n11MA-1,11MA,Maths,CD;EF,S1,Mon:1\n"
     "11MA-2,11MA,Maths,CD,S1,Wed:2\n",
     "lesson 11MA-2 moves: 1 planned duty rests on it", NULL, 4, 4, 1},
};

static void effects(void **state)
{
    struct taken first = planned_school();

    (void)state;
    EACH (row, effect_rows)
        check_effect(&first.intake.after, row);
    school_release(&first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
