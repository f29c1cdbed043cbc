/* SPDX-License-Identifier: GPL-3.0-or-later
 * Papers, who is entered for them, with what help, and where they sit. */
#include "import/record_tables.h"

#define ALIASES_OF_PUPIL                                                                          \
    "pupil code|admission number|admission no|adno|adm no|student|student id|student code|"       \
    "candidate|candidate code|pupil id|learner|mis id|upn|candidate number|candidate no|cand no|" \
    "exam number|name"
#define ALIASES_PAPER \
    "paper code|component|component code|comp code|unit|unit code|code|entry code|module"

static const struct field papers[] = {
    {"paper", ALIASES_PAPER "|element code", FIELD_CODE, true, "", "", "8300/1F",
     "Code of the paper, as the awarding body writes it."},
    {"series", "season|exam season|exam series", FIELD_REF, false, "", "series", "",
     "The series it belongs to."},
    {"board", "awarding body|exam board|awarding organisation|ao", FIELD_TEXT, false, "", "", "AQA",
     "Awarding body."},
    {"qualification", "qual|level|award|qualification level", FIELD_TEXT, false, "", "", "GCSE",
     "GCSE, A level, Functional Skills..."},
    {"subject", "subject name|course|syllabus title", FIELD_TEXT, false, "", "", "Maths",
     "Subject, as the school calls it."},
    {"title", "component title|paper title|name|description|unit title|exam", FIELD_TEXT, false, "",
     "", "Mathematics Paper 1 (Non-calculator)", "Title of the paper."},
    {"date", "exam date|day|sitting date|date of exam", FIELD_DAY, false, "", "", "2027-05-13",
     "Day of the paper; or earliest and latest, or parts."},
    {"earliest", "window start|from|first day|not before", FIELD_DAY, false, "", "", "",
     "First day of the window of a paper on demand."},
    {"latest", "window end|until|to|last day|not after", FIELD_DAY, false, "", "", "",
     "Last day of that window."},
    {"parts", "part dates|dates|sessions", FIELD_LIST, false, "", "", "",
     "A paper over several dates: '2027-04-20 AM 150' for each part, with a semicolon between."},
    {"session", "am/pm|am pm|time of day", FIELD_WORD, false, WORDS_SESSION, "", "AM",
     "Morning or afternoon; or give the start."},
    {"start", "start time|time|starts|published start", FIELD_TIME, false, "", "", "",
     "Start of its own when it is not the session's."},
    {"minutes", "length|duration|mins|time allowed|exam length|duration (mins)|length (mins)",
     FIELD_MINUTES, true, "", "", "90", "Time allowed, without extra time."},
    {"each_minutes", "minutes each|per candidate|minutes per candidate", FIELD_MINUTES, false, "",
     "", "", "Minutes a candidate when they go in one at a time."},
    {"kind", "type|paper type|assessment type|format", FIELD_WORD, false,
     "written=paper=theory|practical|onscreen=on screen=on-screen=computer=online|art=art and "
     "design|listening|speaking=oral",
     "", "written", "What kind of paper it is."},
    {"tests_reading", "reading paper|tests reading skills|reading", FIELD_WORD, false,
     "none=no=n=false=0|section=part|all=yes=y=true=1", "", "none",
     "Whether it tests reading, so that nobody may read it to the candidate."},
    {"tier", "tier of entry|level of entry", FIELD_TEXT, false, "", "", "F",
     "Foundation or higher."},
    {"language", "lang|language of paper", FIELD_TEXT, false, "", "", "",
     "The language it examines, for live speakers and dictionaries."},
};
const struct record_kind kind_papers = {"papers",       "papers",       "paper",
                                        FIELDS(papers), "paper|series", true};

static const struct field entries[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Who is entered."},
    {"paper", ALIASES_PAPER "|exam", FIELD_REF, true, "", "papers", "8300/1F", "For which paper."},
    {"series", "season|exam season|exam series", FIELD_REF, false, "", "series", "",
     "In which series; empty: the paper's."},
    {"status", "entry status|state|entered", FIELD_WORD, false,
     "forecast=provisional=planned|entered=yes=y=confirmed=made|withdrawn=no=n=cancelled", "",
     "entered", "forecast, entered or withdrawn."},
};
const struct record_kind kind_entries = {
    "entries", "entries", "entry", FIELDS(entries), "pupil|paper|series", true};

#define WORDS_ARRANGEMENT                                                                          \
    "extra_time=et|rest_breaks=rest break=supervised rest breaks=supervised rest "                 \
    "break=rb|reader=human reader|computer_reader=cr|reading_pen=exam reading pen|"                \
    "scribe=amanuensis|speech_recognition=speech recognition technology|word_processor=wp=laptop|" \
    "prompter|practical_assistant|language_modifier=oral language modifier=olm|"                   \
    "communication_professional=sign language interpreter=bsl|live_speaker|bilingual_dictionary|"  \
    "separate_invigilation=separate room=own room=1:1=alone|modified_paper=modified papers="       \
    "enlarged paper=braille|coloured_paper=coloured overlay=overlay|read_aloud=reading aloud|"     \
    "alternative_site=home=hospital|transcript|non_medical_helper=medical helper|amplification|"   \
    "ear_defenders|fidget_aid|medical_needs|near_toilet|near_door|away_from_door"

static const struct field arrangements[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Who needs it."},
    {"kind", "arrangement|type|access arrangement|arrangement type|aa|special arrangement",
     FIELD_LISTED, true, WORDS_ARRANGEMENT, "", "extra_time",
     "What is arranged; the rules list every kind."},
    {"amount", "percent|percentage|extra time|extra|minutes per hour|%", FIELD_NUMBER, false, "",
     "", "25", "Percent of extra time, or minutes of rest an hour."},
    {"subject", "subject name|subjects|for subject", FIELD_TEXT, false, "", "", "",
     "Only in this subject."},
    {"paper", "paper code|component|component code", FIELD_REF, false, "", "papers", "",
     "Only in this paper."},
    {"shared", "may share|sharing|share|shared room", FIELD_YES, false, "", "", "",
     "Whether the helper or the room may be shared."},
    {"group_size", "max group|group|maximum group size|max sharing", FIELD_NUMBER, false, "", "",
     "", "Most candidates in a shared group."},
    {"room", "room code|in room|location", FIELD_REF, false, "", "rooms", "", "In this room only."},
    {"with", "equipment|device|needs", FIELD_REF_LIST, false, "", "equipment", "",
     "Equipment it needs; several with a semicolon."},
    {"skills", "skill|helper skills", FIELD_LIST, false, WORDS_SKILL, "", "",
     "What the helper must be able to do besides."},
    {"from", "start|start date|valid from|approved from", FIELD_DAY, false, "", "", "",
     "First day."},
    {"until", "end|end date|to|valid until", FIELD_DAY, false, "", "", "", "Last day."},
    {"approved_until", "approval expires|expiry|expiry date|expires|approval expiry", FIELD_DAY,
     false, "", "", "2027-07-31", "Until when the approval holds."},
    {"route", "approval|approval status|approved|status", FIELD_WORD, false,
     "approved=yes=y=aao|delegated=centre=centre delegated|pending=no=n=applied=not approved", "",
     "approved", "approved by the awarding bodies, delegated to the centre, or pending."},
    {"wanted", "uses|accepts|in use|candidate wants", FIELD_YES, false, "", "", "yes",
     "Whether the candidate takes it up."},
    {"note", "notes|comment|comments|details|remark", FIELD_TEXT, false, "", "", "",
     "A remark for the office; printed nowhere."},
};
const struct record_kind kind_arrangements = {
    "arrangements",       "access arrangements",           "access arrangement",
    FIELDS(arrangements), "pupil|kind|subject|paper|from", false};

static const struct field sittings[] = {
    {"pupil", ALIASES_OF_PUPIL, FIELD_REF, true, "", "pupils", "P001", "Who sits."},
    {"paper", ALIASES_PAPER "|exam", FIELD_REF, true, "", "papers", "8300/1F", "Which paper."},
    {"date", "exam date|day", FIELD_DAY, false, "", "", "2027-05-13",
     "The day; empty: the paper's."},
    {"room", "room code|room name|location|venue", FIELD_REF, true, "", "rooms", "HALL",
     "In which room."},
    {"seat", "desk|seat number|desk number|seat no|place", FIELD_TEXT, false, "", "", "A1",
     "At which desk."},
    {"start", "start time|starts|time", FIELD_TIME, false, "", "", "09:00", "When it starts."},
    {"finish", "end|end time|finish time|ends|until", FIELD_TIME, false, "", "", "10:53",
     "When it ends."},
    {"keep", "fixed|locked|fix", FIELD_YES, false, "", "", "yes",
     "no: a proposal that may be changed."},
};
const struct record_kind kind_sittings = {"sittings",       "sittings",         "sitting",
                                          FIELDS(sittings), "pupil|paper|date", false};
