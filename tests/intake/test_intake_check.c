/* SPDX-License-Identifier: GPL-3.0-or-later
 * Cross-checks: what is wrong with a school, each in a sentence that says what to do. */
#include "tests/support/school_files.h"

static const struct school_file good[] = {SCHOOL_GOOD, {NULL, NULL}};
static const struct season empty;

struct doubt {
    const char *label, *file, *text;
    enum severity severity;
    const char *where, *says; /* "file:line: column: ", part of the sentence */
};

static void check_doubt(const struct doubt *row)
{
    struct school_file files[SCHOOL_FILES_MAX];
    char where[200] = "";

    school_with(good, files, row->file, row->text);
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, true);
    const struct issue *issue = school_issue(&taken, row->severity, row->says);
    if (!issue) {
        print_error("row \"%s\": no such sentence\n", row->label);
        school_print(&taken);
    }
    assert_non_null(issue);
    if (!issue)
        return;
    const char *slash = strrchr(issue->file, '/');
    snprintf(where, sizeof where, "%s:%d: %s", slash ? slash + 1 : issue->file, issue->line,
             issue->column);
    CHECK_ROW_TEXT(row, where, row->where);
    CHECK_ROW(row, taken.issues.errors, row->severity == ISSUE_ERROR ? 1 : 0);
    CHECK_ROW(row, taken.ok, row->severity != ISSUE_ERROR);
    school_release(&taken);
}

#define PATTERN_AB "staff,weekday,start,end\nCD,Mon;Tue,08:30,15:30\nEF,Mon;Fri,08:30,15:30\n"

static void errors(void **state)
{
    static const struct doubt rows[] = {
        {"unknown setting", "settings.csv", "name,value\nschol,Harbour\n", ISSUE_ERROR,
         "settings.csv:2: name", "did you mean 'school'?"},
        {"bad setting", "settings.csv", "name,value\nam_start,nine\n", ISSUE_ERROR,
         "settings.csv:2: value", "write a time such as 09:00"},
        {"setting outside its words", "settings.csv", "name,value\nfeed_detail,all\n", ISSUE_ERROR,
         "settings.csv:2: value", "one of role|minimal"},
        {"escorts of nobody's gender", "settings.csv", "name,value\nescort_gender,same\n",
         ISSUE_WARNING, "settings.csv:2: value", "nobody in staff has a gender"},
        {"no domain", "settings.csv", "name,value\nfeed_site,a@b\n", ISSUE_ERROR,
         "settings.csv:2: value", "write a domain such as harbour.sch.uk"},
        {"end before start", "patterns.csv", PATTERN_AB "AB,Mon,15:30,08:30\n", ISSUE_ERROR,
         "patterns.csv:4: end", "08:30 is not after 15:30"},
        {"no length", "papers.csv",
         "paper,date,session,minutes\nENG1,2027-05-17,AM,0\nMAT1,2027-05-19,AM,90\n", ISSUE_ERROR,
         "papers.csv:2: minutes", "0 is no possible number of minutes"},
        {"no day", "papers.csv",
         "paper,subject,session,minutes,date\nENG1,English,AM,90,\nMAT1,Maths,AM,90,2027-05-19\n",
         ISSUE_ERROR, "papers.csv:2: date", "give date, or earliest and latest, or parts"},
        {"no time of day", "papers.csv",
         "paper,subject,date,session,minutes\nENG1,English,2027-05-17,,90\n"
         "MAT1,Maths,2027-05-19,AM,90\n",
         ISSUE_ERROR, "papers.csv:2: session", "give session AM or PM, or start"},
        {"over midnight", "papers.csv",
         "paper,subject,date,start,minutes\nENG1,English,2027-05-17,23:00,90\n"
         "MAT1,Maths,2027-05-19,9:00,90\n",
         ISSUE_ERROR, "papers.csv:2: start", "end after midnight"},
        {"a part without a day", "papers.csv",
         "paper,subject,parts,minutes,date,session\nENG1,English,20th AM 90,90,,\n"
         "MAT1,Maths,,90,2027-05-19,AM\n",
         ISSUE_ERROR, "papers.csv:2: parts", "does not begin with a day"},
        {"a lesson without a time", "lessons.csv", "lesson,class,staff,weekday\nL1,11MA,CD,Mon\n",
         ISSUE_ERROR, "lessons.csv:2: weekday", "give weekday, start and end, or period"},
        {"a period nobody has", "lessons.csv", "lesson,class,staff,period\nL1,11MA,CD,Mon:9\n",
         ISSUE_ERROR, "lessons.csv:2: period", "there is no period '9'"},
        {"a period without a day", "lessons.csv", "lesson,class,staff,period\nL1,11MA,CD,1\n",
         ISSUE_ERROR, "lessons.csv:2: period", "write Mon:1"},
        {"an answer without a time", "availability.csv", "staff,date,answer\nAB,2027-05-17,yes\n",
         ISSUE_ERROR, "availability.csv:2: session", "give session AM, PM or day"},
        {"apart from oneself", "apart.csv", "pupil_a,pupil_b\nP001,0042\n", ISSUE_ERROR,
         "apart.csv:2: pupil_b", "cannot be kept apart from themselves"},
        {"two readers", "arrangements.csv",
         "pupil,kind,subject\nP001,reader,English\nP001,reader,english\n", ISSUE_ERROR,
         "arrangements.csv:3: kind", "two human readers"},
        {"near the door and away", "arrangements.csv",
         "pupil,kind\nP001,near_door\nP001,away_from_door\n", ISSUE_ERROR,
         "arrangements.csv:2: kind", "near the door and away from it"},
        {"sharing alone", "arrangements.csv", "pupil,kind,shared,group_size\nP001,reader,yes,1\n",
         ISSUE_ERROR, "arrangements.csv:2: group_size", "in a group of one"},
        {"a conflict with nothing", "conflicts.csv", "staff,pupil\nAB,\n", ISSUE_ERROR,
         "conflicts.csv:2: pupil", "fill pupil, paper or subject"},
        {"a journey to nowhere", "travel.csv", "from,to,minutes\nMAIN,HUB,15\nHUB,HUB,5\n",
         ISSUE_ERROR, "travel.csv:3: to", "name two sites"},
        {"a duty without a time", "duties.csv", "duty,kind,weekday\nGATE,gate_duty,Mon\n",
         ISSUE_ERROR, "duties.csv:2: start", "give start and end, or minutes"},
        {"a duty without a day", "duties.csv", "duty,kind,start,end\nGATE,gate_duty,08:30,09:00\n",
         ISSUE_ERROR, "duties.csv:2: date", "give date, or weekday, or per_week"},
        {"too long for its window", "caseload.csv",
         "session,pupils,minutes,earliest,latest\nM1,P001,60,09:00,09:30\n", ISSUE_ERROR,
         "caseload.csv:2: latest", "more than lie between"},
        {"a lock on nothing", "locks.csv", "staff,date\nAB,2027-05-17\n", ISSUE_ERROR,
         "locks.csv:2: duty", "give its key, or date, session or time, and role"},
        {"a kind that is nearly one", "arrangements.csv", "pupil,kind\nP001,extra_tme\n",
         ISSUE_ERROR, "arrangements.csv:2: kind", "extra_time"},
        {"support in nothing", "support.csv", "pupil,minutes_per_week\nP001,60\n", ISSUE_ERROR,
         "support.csv:2: subject", "fill subject or class"},
        {"a room of which site", "rooms.csv", "room,site,seats\nHALL,MAIN,60\nS1,,6\n", ISSUE_ERROR,
         "rooms.csv:3: site", "at which site room 'S1' is"},
    };

    (void)state;
    EACH (row, rows)
        check_doubt(row);
}

static void warnings(void **state)
{
    static const struct doubt rows[] = {
        {"in and away", "pupil_times.csv",
         "pupil,weekday,start,end,kind\nP001,Mon,08:30,12:00,in\nP001,Mon,11:00,12:00,away\n",
         ISSUE_WARNING, "pupil_times.csv:3: kind", "being away counts"},
        {"a room with no seats", "rooms.csv", "room,site,seats\nHALL,MAIN,60\nS1,MAIN,0\n",
         ISSUE_WARNING, "rooms.csv:3: seats", "say how many, or exam no"},
        {"a grid too small", "rooms.csv",
         "room,site,seats,rows,columns\nHALL,MAIN,60,5,5\nS1,MAIN,6,,\n", ISSUE_WARNING,
         "rooms.csv:2: rows", "60 seats but 25 desks"},
        {"hours overlap", "patterns.csv", PATTERN_AB "AB,Mon;Fri,08:30,12:00\nAB,Mon,11:00,15:30\n",
         ISSUE_WARNING, "patterns.csv:5: start", "overlap those from 08:30 to 12:00"},
        {"more than the contract", "staff.csv",
         "staff,name,role,hours_per_week\nAB,Anna Berg,mentor,30\nCD,Carl Dean,teacher,35\n"
         "EF,Eve Fox,ta,35\n",
         ISSUE_WARNING, "staff.csv:2: hours_per_week", "come to 35:00 a week"},
        {"no hours", "staff.csv",
         "staff,name,role\nAB,Anna Berg,mentor\nCD,Carl Dean,teacher\nEF,Eve Fox,ta\n"
         "GH,Gus Ham,ta\n",
         ISSUE_WARNING, "staff.csv:5: staff", "'GH' has no working hours"},
        {"asked and silent", "staff.csv",
         "staff,name,role,offers\nAB,Anna Berg,mentor,\nCD,Carl Dean,teacher,\nEF,Eve Fox,ta,\n"
         "GH,Gus Ham,invigilator,asked\n",
         ISSUE_WARNING, "staff.csv:5: offers", "works only where availability says yes"},
        {"two places", "lessons.csv",
         "lesson,class,staff,period\nL1,11MA,CD,Mon:1\nL2,11MA,CD;EF,Mon:1\n", ISSUE_WARNING,
         "lessons.csv:3: staff", "'CD' is in two places"},
        {"outside the hours", "lessons.csv",
         "lesson,class,staff,weekday,start,end\nL1,11MA,CD,Mon,15:00,16:00\n", ISSUE_WARNING,
         "lessons.csv:2: staff", "outside the hours of 'CD'"},
        {"nobody in class", "lessons.csv", "lesson,class,staff,period\nL1,11XX,CD,Mon:1\n",
         ISSUE_WARNING, "lessons.csv:2: class", "nobody is in class '11XX'"},
        {"on a holiday", "calendar.csv", "date,kind\n2027-05-17,holiday\n", ISSUE_WARNING,
         "papers.csv:2: date", "paper 'ENG1' is on 2027-05-17, a holiday"},
        {"outside the series", "series.csv",
         "series,name,from,until\nS27,Summer 2027,2027-05-18,2027-06-23\n", ISSUE_WARNING,
         "papers.csv:2: date", "outside series 'S27'"},
        {"help for no paper", "arrangements.csv", "pupil,kind,subject\nP002,extra_time,Maths\n",
         ISSUE_WARNING, "arrangements.csv:2: subject", "sits no paper of 'Maths'"},
        {"help for a paper not entered", "arrangements.csv",
         "pupil,kind,paper\nP002,extra_time,MAT1\n", ISSUE_WARNING, "arrangements.csv:2: paper",
         "is not entered for 'MAT1'"},
        {"expired", "arrangements.csv", "pupil,kind,approved_until\nP001,extra_time,2027-05-18\n",
         ISSUE_WARNING, "arrangements.csv:2: approved_until", "before 2027-05-19; renew it"},
        {"without the skill", "facilitators.csv", "pupil,staff,kind\nP001,CD,reader\n",
         ISSUE_WARNING, "facilitators.csv:2: staff", "'CD' is named as reader"},
        {"no mentor", "caseload.csv", "session,pupils,mentor,minutes\nM1,P001,CD,30\n",
         ISSUE_WARNING, "caseload.csv:2: mentor", "named as mentor but is none"},
        {"no candidate number", "pupils.csv",
         "pupil,name,candidate_number\nP001,Sam Field,\nP002,Lee Hill,43\nP003,Kim Lake,44\n",
         ISSUE_WARNING, "pupils.csv:2: candidate_number", "has no candidate number"},
        {"one name twice", "staff.csv",
         "staff,name,role\nAB,Anna Berg,mentor\nCD,Anna Berg,teacher\nEF,Eve Fox,ta\n",
         ISSUE_WARNING, "staff.csv:3: name", "'AB' and 'CD' of staff have the same name"},
        {"not entered", "sittings.csv", "pupil,paper,room\nP002,MAT1,HALL\n", ISSUE_WARNING,
         "sittings.csv:2: paper", "is not entered for 'MAT1'"},
        {"no journey", "travel.csv", "from,to,minutes\n", ISSUE_WARNING, "sites.csv:2: site",
         "no journey between 'HUB' and 'MAIN'"},
        {"a duty outside the hours", "duties.csv",
         "duty,kind,weekday,start,end,staff\nGATE,gate_duty,Mon,08:00,08:50,EF\n", ISSUE_WARNING,
         "duties.csv:2: staff", "outside the hours of 'EF'"},
        {"a duty without the skill", "duties.csv",
         "duty,kind,weekday,start,end,staff,skills\nBUS,transport,Mon,08:30,08:50,EF,driver\n",
         ISSUE_WARNING, "duties.csv:2: staff", "does not have the skill driver"},
        {"two duties at once", "duties.csv",
         "duty,kind,weekday,start,end,staff\nBUS,transport,Mon,08:30,09:00,EF\n"
         "GATE,gate_duty,Mon;Fri,08:45,09:15,EF\n",
         ISSUE_WARNING, "duties.csv:3: staff", "duties 'BUS' and 'GATE' overlap"},
        {"a pupil in an exam", "duties.csv",
         "duty,kind,date,start,end,pupils\nTRIP,trip,2027-05-17,09:30,14:00,P001\n", ISSUE_WARNING,
         "duties.csv:2: pupils", "is at duty 'TRIP' while"},
        {"hours on a closed day", "patterns.csv",
         PATTERN_AB "AB,2027-05-16,08:30,12:00\nAB,Mon;Tue;Wed;Thu;Fri,08:30,15:30\n",
         ISSUE_WARNING, "patterns.csv:4: weekday", "is on 2027-05-16"},
        {"no seats", "rooms.csv", "room,site,seats\nHALL,MAIN,60\nS1,MAIN,0\nH1,HUB,12\n",
         ISSUE_WARNING, "rooms.csv:3: seats", "has no exam seats"},
    };

    (void)state;
    EACH (row, rows)
        check_doubt(row);
}

/* Rooms that no exam may use are errors only where one is named. */
static void rooms_that_are_none(void **state)
{
    static const struct {
        const char *label, *file, *text, *where;
    } rows[] = {
        {"seating", "sittings.csv", "pupil,paper,room\nP001,ENG1,STAFF\n", "room"},
        {"arrangement", "arrangements.csv", "pupil,kind,room\nP001,extra_time,STAFF\n", "room"},
    };

    (void)state;
    EACH (row, rows) {
        struct school_file files[SCHOOL_FILES_MAX];
        school_with(good, files, row->file, row->text);
        for (int i = 0; files[i].name; i++) {
            if (strcmp(files[i].name, "rooms.csv") == 0)
                files[i].text = "room,site,seats,exam\nHALL,MAIN,60,\nS1,MAIN,6,\n"
                                "STAFF,MAIN,0,no\n";
        }
        struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
        const struct issue *issue = school_issue(&taken, ISSUE_ERROR, "'STAFF' is no exam room");
        CHECK_ROW_TEXT(row, issue ? issue->column : "nothing said", row->where);
        CHECK_ROW(row, taken.issues.errors, 1);
        school_release(&taken);
    }
}

/* What an import warned about is said again from what was stored. */
static void stored_doubts(void **state)
{
    static const char *const says[] = {"has no candidate number", "has no working hours",
                                       "sits no paper of 'Art'"};
    struct school_file files[SCHOOL_FILES_MAX];

    (void)state;
    school_with(good, files, "staff.csv",
                "staff,name,role\nAB,Anna Berg,mentor\nCD,Carl Dean,teacher\nEF,Eve Fox,ta\n"
                "GH,Gus Ham,ta\n");
    for (int i = 0; files[i].name; i++) {
        if (strcmp(files[i].name, "pupils.csv") == 0)
            files[i].text = "pupil,name\nP001,Canary Field\nP002,Lee Hill\nP003,Kim Lake\n";
        if (strcmp(files[i].name, "arrangements.csv") == 0)
            files[i].text = "pupil,kind,subject\nP001,extra_time,Art\n";
    }
    struct taken taken = school_take(&empty, files, TAKE_FOLDER, false);
    assert_true(taken.ok);
    struct taken again = {.ok = true};
    intake_check(&taken.intake.after, school_now(), &again.arena, &again.issues);
    EACH (text, says) {
        assert_non_null(school_issue(&taken, ISSUE_WARNING, *text));
        assert_non_null(school_issue(&again, ISSUE_WARNING, *text));
    }
    assert_int_equal(again.issues.warnings, taken.issues.warnings);
    assert_int_equal(again.issues.errors, 0);
    assert_null(school_issue(&again, ISSUE_WARNING, "Canary"));
    school_release(&again);
    school_release(&taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors),
        cmocka_unit_test(warnings),
        cmocka_unit_test(rooms_that_are_none),
        cmocka_unit_test(stored_doubts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
