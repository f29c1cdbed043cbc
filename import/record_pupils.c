/* SPDX-License-Identifier: GPL-3.0-or-later
 * Pupils, what they need, and who works with them. */
#include "import/record_tables.h"

#define ALIASES_PUPIL                                                                       \
    "pupil code|admission number|admission no|adno|adm no|student|student id|student code|" \
    "candidate|candidate code|pupil id|learner|mis id|upn"
#define ALIASES_OF_PUPIL ALIASES_PUPIL "|candidate number|candidate no|cand no|exam number|name"

static const struct field pupils[] = {
    {"pupil", ALIASES_PUPIL, FIELD_CODE, true, "", "", "P001|P002",
     "Short code, unique in the school."},
    {"name", "pupil name|full name|student name|candidate name|legal name|preferred name",
     FIELD_TEXT, false, "", "", "Sam Field|Ash Moor",
     "Name as it stands on desk cards and registers."},
    {"candidate_number", "candidate no|cand no|cand number|exam number|exam no|exams number",
     FIELD_CANDIDATE, false, "", "", "0042|0043", "Four digits, unique in the series."},
    {"uci", "unique candidate identifier", FIELD_TEXT, false, "", "", "12345B260042K",
     "Unique candidate identifier."},
    {"year", "year group|nc year|yr|year gp|ncy", FIELD_TEXT, false, "", "", "11", "Year group."},
    {"site", "site code|campus|base", FIELD_REF, false, "", "sites", "MAIN",
     "Where the pupil is taught."},
    {"key_worker", "keyworker|mentor|key adult", FIELD_REF, false, "", "staff", "JM",
     "The adult who knows the pupil best."},
    {"from", "start|start date|admitted|date of admission|joined|doa", FIELD_DAY, false, "", "", "",
     "First day on roll."},
    {"until", "end|end date|to|leaving date|left|dol", FIELD_DAY, false, "", "", "",
     "Last day on roll."},
    {"gender", "sex", FIELD_WORD, false,
     "female=f=girl=woman|male=m=boy=man|other=x=non-binary=nonbinary", "", "",
     "Only where the school wants escorts of a candidate's own gender."},
};
const struct record_kind kind_pupils = {"pupils", "pupils", "pupil", FIELDS(pupils), "pupil", true};

static const struct field pupil_times[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Whose times these are."},
    {"weekday", "day|days|weekdays", FIELD_WEEKDAY_OR_DAY, false, "", "", "Mon;Wed",
     "Weekdays, several with a semicolon; or give a date."},
    {"date", "on", FIELD_DAY, false, "", "", "", "One date instead of weekdays."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B when the weeks differ."},
    {"start", "starts|start time|from", FIELD_TIME, true, "", "", "09:00", "From when."},
    {"end", "ends|end time|to|finish", FIELD_TIME, true, "", "", "12:00", "Until when."},
    {"kind", "type|where|status", FIELD_WORD, true,
     "in=in school=on site=present|offsite=off site=alternative provision|away=out=not in", "",
     "in", "in school, offsite with an adult of ours, or away."},
    {"until", "last day|end date|valid until", FIELD_DAY, false, "", "", "",
     "Last day on which this holds."},
};
const struct record_kind kind_pupil_times = {"pupil_times",
                                             "pupils' times",
                                             "time of a pupil",
                                             FIELDS(pupil_times),
                                             "pupil|weekday|date|week|start|end|kind",
                                             false};

static const struct field apart[] = {
    {"pupil_a", "pupil|pupil 1|first pupil|student a", FIELD_REF, true, "", "pupils", "P001",
     "One of two pupils who must not share a room or a group."},
    {"pupil_b", "other pupil|pupil 2|second pupil|student b|from", FIELD_REF, true, "", "pupils",
     "P002", "The other one."},
};
const struct record_kind kind_apart = {"apart",       "pairs to keep apart", "pair to keep apart",
                                       FIELDS(apart), "pupil_a|pupil_b",     false};

static const struct field facilitators[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Whose normal way it is."},
    {"staff", "staff code|facilitator|adult|initials", FIELD_REF, true, "", "staff", "JM",
     "The adult the pupil has worked with."},
    {"kind", "as|role|type|arrangement", FIELD_OPEN, false, WORDS_SKILL, "", "reader",
     "As what; empty: as anything."},
    {"wish", "preference|how", FIELD_WORD, false, "prefer=preferred|avoid|only", "", "prefer",
     "prefer, avoid, or only this adult."},
};
const struct record_kind kind_facilitators = {"facilitators",       "wished facilitators",
                                              "wished facilitator", FIELDS(facilitators),
                                              "pupil|staff|kind",   false};

static const struct field support[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Who is supported."},
    {"subject", "subject name|in", FIELD_TEXT, false, "", "", "Maths",
     "In lessons of this subject; or name a class."},
    {"class", "class code|group|teaching group", FIELD_TEXT, false, "", "", "",
     "In lessons of this class."},
    {"minutes_per_week", "minutes|weekly minutes|mins per week|minutes a week", FIELD_MINUTES, true,
     "", "", "100", "Minutes a week."},
    {"staff", "staff code|adult|ta|supported by|initials", FIELD_REF, false, "", "staff", "JM",
     "By whom."},
    {"wish", "preference", FIELD_WORD, false, "prefer=preferred|only=named", "", "prefer",
     "Whether that adult is preferred or the only one."},
    {"hard", "must|statutory|ehcp", FIELD_YES, false, "", "", "no",
     "Whether it is owed by a plan and must not be dropped."},
    {"from", "start|start date|valid from", FIELD_DAY, false, "", "", "", "First day."},
    {"until", "end|end date|to|valid until", FIELD_DAY, false, "", "", "", "Last day."},
};
const struct record_kind kind_support = {
    "support",       "lines of in-class support",      "line of in-class support",
    FIELDS(support), "pupil|subject|class|staff|from", false};

static const struct field caseload[] = {
    {"session", "session code|code|meeting|slot", FIELD_CODE, true, "", "", "M-P001",
     "Short code of the mentoring session."},
    {"pupils", "pupil|students|group|mentees|mentee", FIELD_REF_LIST, true, "", "pupils", "P001",
     "Who is mentored; several with a semicolon."},
    {"mentor", "staff|key worker|staff code|adult|with", FIELD_REF, false, "", "staff", "JM",
     "The mentor; empty: anyone with the skill."},
    {"staff_wish", "wish|preference|mentor wish", FIELD_WORD, false, "prefer=preferred|only", "",
     "prefer", "Whether another mentor may take it."},
    {"minutes", "mins|length|duration|session length", FIELD_MINUTES, true, "", "", "30",
     "Length of a session."},
    {"per_week", "times a week|frequency|times per week|sessions per week", FIELD_NUMBER, false, "",
     "", "1", "How often a week."},
    {"earliest", "not before|from time|start|earliest start", FIELD_TIME, false, "", "", "09:00",
     "Not before this time of day."},
    {"latest", "not after|to time|latest end|finish by", FIELD_TIME, false, "", "", "15:00",
     "Over by this time of day."},
    {"weekdays", "days|weekday|day", FIELD_WEEKDAYS, false, "", "", "Mon;Tue;Wed",
     "On these weekdays; empty: any."},
    {"place", "room kind|room|where|location", FIELD_WORD, false,
     "hall|classroom|small=small room=1:1|it|workshop|office|private=private room", "", "small",
     "The kind of room it needs; private: any private one."},
    {"adults", "staff needed|people|no of adults", FIELD_NUMBER, false, "", "", "1",
     "How many adults."},
    {"title", "name|description|topic", FIELD_TEXT, false, "", "", "Mentoring",
     "What it is called on the adult's plan; never a pupil's name."},
    {"from", "start date|first week|valid from", FIELD_DAY, false, "", "", "", "First day."},
    {"until", "end date|to|last week|valid until", FIELD_DAY, false, "", "", "", "Last day."},
};
const struct record_kind kind_caseload = {"caseload",       "caseload sessions", "caseload session",
                                          FIELDS(caseload), "session",           false};
