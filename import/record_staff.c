/* SPDX-License-Identifier: GPL-3.0-or-later
 * Members of staff: contract, pay and working hours. */
#include "import/record_tables.h"

#define ALIASES_STAFF                                                                      \
    "staff code|code|initials|staff id|staff member|member of staff|employee|employee id|" \
    "teacher code|staff initials|person|invigilator"
#define WORDS_ROLE                                                                      \
    "mentor=learning mentor|teacher|instructor=tutor|ta=teaching assistant=lsa="        \
    "learning support assistant|hlta=higher level teaching assistant|cover_supervisor|" \
    "invigilator=exam invigilator=casual|senco=sendco|pastoral=pastoral lead|"          \
    "leader=slt=senior leader=headteacher|technician=it technician|supply=agency"

static const struct field staff[] = {
    {"staff", ALIASES_STAFF, FIELD_CODE, true, "", "", "JM", "Short code, unique in the school."},
    {"name", "full name|staff name|legal name|preferred name|display name", FIELD_TEXT, true, "",
     "", "Jo Marsh", "Name as it stands on rotas."},
    {"role", "job|job title|post|position|type|staff type", FIELD_OPEN, false, WORDS_ROLE, "",
     "mentor", "What the person is employed as; a role of the school's own is allowed."},
    {"site", "home site|base|main site|campus", FIELD_REF, false, "", "sites", "MAIN",
     "Where the person starts and ends the day."},
    {"sites", "other sites|works at|all sites", FIELD_REF_LIST, false, "", "sites", "MAIN",
     "All sites where the person may work; empty: every site."},
    {"hours_per_week", "weekly hours|contract hours|contracted hours|hours|hours a week",
     FIELD_HOURS, false, "", "", "32.5", "Contracted hours a week; empty for casual staff."},
    {"weeks_per_year", "weeks|weeks worked|working weeks", FIELD_NUMBER, false, "", "", "39",
     "Weeks worked a year."},
    {"max_minutes_per_day", "max minutes a day|daily maximum|max day", FIELD_MINUTES, false, "", "",
     "", "Most minutes of work on one day."},
    {"max_exam_minutes_per_day", "max exam minutes|max exam minutes a day|daily exam maximum",
     FIELD_MINUTES, false, "", "", "300", "Most minutes of exam duty on one day."},
    {"overtime_minutes_per_week", "overtime|max overtime|overtime minutes", FIELD_MINUTES, false,
     "", "", "60", "Minutes of overtime agreed a week; empty: none."},
    {"overtime_pence_per_hour", "overtime rate|overtime pence", FIELD_NUMBER, false, "", "", "1890",
     "Pay for an hour of overtime, in pence."},
    {"pence_per_hour", "rate|hourly rate|pay rate|pay per hour", FIELD_NUMBER, false, "", "", "",
     "Pay for an hour of casual work, in pence; empty: the rate of the role."},
    {"callout_pence", "call out|callout|call-out fee|attendance fee", FIELD_NUMBER, false, "", "",
     "", "What it costs to call the person in at all on a day, in pence."},
    {"minimum_minutes", "minimum|minimum paid|min minutes|minimum call", FIELD_MINUTES, false, "",
     "", "", "Minutes paid at least when the person comes in."},
    {"gap_minutes", "gap|changeover|min gap|turnaround", FIELD_MINUTES, false, "", "", "",
     "Minutes the person needs between two duties."},
    {"seated", "seated only|sits|cannot rove", FIELD_YES, false, "", "", "no",
     "Whether the person must work seated, and so cannot rove."},
    {"max_caseload", "caseload|max mentees|caseload maximum", FIELD_NUMBER, false, "", "", "12",
     "Most pupils the person mentors."},
    {"offers", "availability by|offer", FIELD_WORD, false, "pattern=contract|asked=availability",
     "", "pattern", "pattern: works by the pattern; asked: only where availability says yes."},
    {"email", "e-mail|email address|mail|work email", FIELD_TEXT, false, "", "",
     "jo.marsh@school.example", "Address for messages; printed nowhere."},
    {"from", "start|start date|employed from|joined", FIELD_DAY, false, "", "", "2024-09-01",
     "First day of employment."},
    {"until", "end|end date|to|leaving date|left", FIELD_DAY, false, "", "", "",
     "Last day of employment."},
    {"gender", "sex", FIELD_WORD, false,
     "female=f=girl=woman|male=m=boy=man|other=x=non-binary=nonbinary", "", "",
     "Only where the school wants escorts of a candidate's own gender."},
};
const struct record_kind kind_staff = {
    "staff", "members of staff", "member of staff", FIELDS(staff), "staff", true};

static const struct field rates[] = {
    {"role", "job|job title|post|staff type", FIELD_OPEN, true, WORDS_ROLE, "", "invigilator",
     "The role that is paid so."},
    {"pence_per_hour", "rate|hourly rate|pay rate|pence|pay", FIELD_NUMBER, true, "", "", "1310",
     "Pay for an hour, in pence."},
    {"paid_before", "paid before start|minutes before|set up", FIELD_MINUTES, false, "", "", "30",
     "Minutes paid before a paper starts."},
    {"paid_after", "paid after end|minutes after|clear up", FIELD_MINUTES, false, "", "", "15",
     "Minutes paid after it ends."},
    {"minimum_minutes", "minimum|minimum paid|min minutes", FIELD_MINUTES, false, "", "", "120",
     "Minutes paid at least for a session."},
    {"from", "start|start date|valid from|effective from", FIELD_DAY, false, "", "", "2026-09-01",
     "First day of the rate."},
};
const struct record_kind kind_rates = {"rates",       "rates of pay", "rate of pay",
                                       FIELDS(rates), "role|from",    false};

static const struct field patterns[] = {
    {"staff", ALIASES_STAFF "|name", FIELD_REF, true, "", "staff", "JM", "Whose hours these are."},
    {"weekday", "day|days|weekdays|date|working day", FIELD_WEEKDAY_OR_DAY, true, "", "",
     "Mon;Tue;Wed;Thu;Fri", "Weekdays, several with a semicolon, or one date that differs."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B when the weeks differ."},
    {"start", "starts|start time|from|begin", FIELD_TIME, true, "", "", "08:30",
     "When the hours begin."},
    {"end", "ends|end time|to|finish|until", FIELD_TIME, true, "", "", "15:00",
     "When the hours end."},
    {"kind", "type", FIELD_WORD, false, "work=working=working hours|protected=ppa|lunch=break", "",
     "work", "work, protected time, or the window in which lunch is taken."},
    {"minutes", "mins|lunch minutes|length|duration", FIELD_MINUTES, false, "", "", "",
     "Minutes of the lunch break."},
};
const struct record_kind kind_patterns = {"patterns",
                                          "working times",
                                          "working time",
                                          FIELDS(patterns),
                                          "staff|weekday|week|start|end|kind",
                                          true};

static const struct field availability[] = {
    {"staff", ALIASES_STAFF "|name", FIELD_REF, true, "", "staff", "JM", "Who was asked."},
    {"date", "day", FIELD_DAY, true, "", "", "2027-05-12", "The day."},
    {"session", "am/pm|half day|half", FIELD_WORD, false, WORDS_SESSION "|day=all day=both=full",
     "", "AM", "Morning, afternoon or the whole day; or give start and end."},
    {"start", "starts|start time|from", FIELD_TIME, false, "", "", "", "From when."},
    {"end", "ends|end time|to|until", FIELD_TIME, false, "", "", "", "Until when."},
    {"answer", "available|availability|reply|response|status", FIELD_WORD, true,
     "yes=y=true=1=available|no=n=false=0=unavailable=not available|maybe=if needed=tentative", "",
     "yes", "What the person said."},
    {"max_per_week", "maximum per week|sessions per week|max sessions", FIELD_NUMBER, false, "", "",
     "", "Most sessions the person wants in that week."},
};
const struct record_kind kind_availability = {
    "availability",       "answers about availability", "answer about availability",
    FIELDS(availability), "staff|date|session|start",   false};
