/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is known about members of staff beyond their contract. */
#include "import/record_tables.h"

#define ALIASES_STAFF                                                                      \
    "staff code|code|initials|staff id|staff member|member of staff|employee|employee id|" \
    "teacher code|staff initials|person|name|staff name|full name"

static const struct field skills[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Who can do it."},
    {"skill", "skills|can|role|ability|competence", FIELD_OPEN, true, WORDS_SKILL, "", "reader",
     "What the person can do; live_speaker:french names a language, own words are allowed."},
    {"from", "start|valid from|since|awarded|date", FIELD_DAY, false, "", "", "2026-09-08",
     "First day on which it counts."},
    {"until", "end|to|valid until|expires|expiry|expiry date", FIELD_DAY, false, "", "",
     "2027-08-31", "Last day on which it counts."},
};
const struct record_kind kind_skills = {"skills",       "skills",           "skill",
                                        FIELDS(skills), "staff|skill|from", true};

static const struct field training[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Who was trained."},
    {"kind", "training|type|course|role", FIELD_OPEN, true,
     WORDS_SKILL "|facilitator=access arrangements", "", "invigilator", "What for."},
    {"date", "trained on|day|completed|completion date|training date", FIELD_DAY, true, "", "",
     "2026-09-08", "When."},
    {"content", "course content|details|title|provider|notes", FIELD_TEXT, false, "", "",
     "Annual update", "What was covered, kept for inspection."},
    {"result", "score|outcome|mark|pass", FIELD_TEXT, false, "", "", "passed",
     "Result of the test."},
};
const struct record_kind kind_training = {"training",       "training records", "training record",
                                          FIELDS(training), "staff|kind|date",  false};

static const struct field declarations[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Who declared."},
    {"year", "academic year|exam year|for year", FIELD_TEXT, true, "", "", "2026-27",
     "The academic year it is for."},
    {"conflicts", "conflicts of interest|conflict|coi", FIELD_WORD, false,
     "none=no=n=nil|listed=yes=y", "", "none",
     "none, or listed: then conflicts.csv says with whom."},
    {"sanctions", "sanction|malpractice sanctions", FIELD_YES, false, "", "", "no",
     "Whether an awarding body has imposed a sanction."},
    {"signed_on", "signed|date signed|date|declared on", FIELD_DAY, false, "", "", "2026-09-08",
     "When it was signed."},
};
const struct record_kind kind_declarations = {"declarations",
                                              "declarations of interest",
                                              "declaration of interest",
                                              FIELDS(declarations),
                                              "staff|year",
                                              false};

static const struct field teaches[] = {
    {"staff", ALIASES_STAFF "|teacher", FIELD_REF, true, "", "staff", "JM", "Who teaches."},
    {"subject", "subject name|course|department", FIELD_TEXT, true, "", "", "Maths",
     "The subject, as papers call it."},
    {"delivers", "taught|teaches candidates|prepared candidates|delivered", FIELD_YES, false, "",
     "", "yes", "Whether the person taught or prepared this year's candidates."},
};
const struct record_kind kind_teaches = {"teaches",       "subjects taught", "subject taught",
                                         FIELDS(teaches), "staff|subject",   false};

static const struct field conflicts[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Who has a conflict of interest."},
    {"pupil", "pupil code|student|candidate|with pupil|admission number", FIELD_REF, false, "",
     "pupils", "P002", "The candidate concerned."},
    {"paper", "paper code|component|component code", FIELD_REF, false, "", "papers", "",
     "Or the paper concerned."},
    {"subject", "subject name", FIELD_TEXT, false, "", "", "", "Or the whole subject."},
};
const struct record_kind kind_conflicts = {
    "conflicts",       "conflicts of interest",     "conflict of interest",
    FIELDS(conflicts), "staff|pupil|paper|subject", false};

static const struct field absences[] = {
    {"staff", ALIASES_STAFF "|teacher", FIELD_REF, true, "", "staff", "JM", "Who is away."},
    {"start", "from|starts|start date|absent from|date from|first day", FIELD_MOMENT, true, "", "",
     "2027-05-18 08:30", "From when; a date alone means from its beginning."},
    {"end", "to|until|ends|end date|absent until|date to|last day", FIELD_MOMENT_END, true, "", "",
     "2027-05-18 12:30", "Until when; a date alone means until its end."},
    {"tentative", "provisional|possible|unconfirmed", FIELD_YES, false, "", "", "no",
     "Whether it may still fall through."},
    {"lieu", "toil|time off in lieu|in lieu", FIELD_YES, false, "", "", "no",
     "Whether it is time off for overtime; no other reason is kept."},
};
const struct record_kind kind_absences = {"absences",       "absences",        "absence",
                                          FIELDS(absences), "staff|start|end", false};

static const struct field worked[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Who worked."},
    {"date", "day", FIELD_DAY, true, "", "", "2027-05-12", "The day."},
    {"in", "start|time in|from|arrived|clock in", FIELD_TIME, true, "", "", "08:20",
     "When the person came."},
    {"out", "end|time out|to|left|clock out", FIELD_TIME, true, "", "", "11:45",
     "When the person left."},
    {"duty", "role|worked as|for", FIELD_TEXT, false, "", "", "Invigilation", "What it was for."},
    {"note", "notes|comment|comments|remark", FIELD_TEXT, false, "", "", "", "A remark."},
};
const struct record_kind kind_worked = {
    "worked",       "records of hours worked", "record of hours worked",
    FIELDS(worked), "staff|date|in",           false};

static const struct field balances[] = {
    {"staff", ALIASES_STAFF, FIELD_REF, true, "", "staff", "JM", "Whose balance it is."},
    {"minutes", "balance|mins|carried forward|brought forward", FIELD_SIGNED, true, "", "", "45",
     "Minutes of load brought forward; less than nothing when owed."},
    {"lieu_minutes", "toil|toil minutes|time off owed", FIELD_SIGNED, false, "", "", "",
     "Minutes of time off still owed for overtime before."},
};
const struct record_kind kind_balances = {"balances",       "balances", "balance",
                                          FIELDS(balances), "staff",    false};
