/* SPDX-License-Identifier: GPL-3.0-or-later
 * What staff do all week: lessons, duties, and what is fixed about them. */
#include "import/record_tables.h"

static const struct field lessons[] = {
    {"lesson", "lesson code|code|lesson id|event|id", FIELD_CODE, true, "", "", "11MA-MON3",
     "Short code of the lesson."},
    {"class", "class code|group|teaching group|class name|set", FIELD_TEXT, true, "", "", "11MA",
     "The class that is taught; classes.csv says who is in it."},
    {"subject", "subject name|course", FIELD_TEXT, false, "", "", "Maths", "Subject."},
    {"kind", "type|provision", FIELD_WORD, false, "core=academic|vocational=practical", "", "core",
     "core or vocational."},
    {"staff", "teacher|teachers|staff code|teacher code|initials|staff initials", FIELD_REF_LIST,
     false, "", "staff", "JM", "Who teaches it; several with a semicolon."},
    {"room", "room code|location|room name", FIELD_REF, false, "", "rooms", "HALL", "Where."},
    {"weekday", "day|days|weekdays", FIELD_WEEKDAYS, false, "", "", "Mon",
     "Weekday, with start and end; or a period that names the day."},
    {"start", "starts|start time|from time", FIELD_TIME, false, "", "", "", "When it starts."},
    {"end", "ends|end time|to time|finish", FIELD_TIME, false, "", "", "", "When it ends."},
    {"period", "period code|slot|timetable period|period name", FIELD_TEXT, false, "", "", "Mon:3",
     "Period instead of times: Mon:3, or 3 beside a weekday."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B in a two-week timetable."},
    {"from", "start date|valid from|first day", FIELD_DAY, false, "", "", "", "First day."},
    {"until", "end date|valid until|last day", FIELD_DAY, false, "", "", "2027-05-28", "Last day."},
    {"withdraw", "withdrawal|may withdraw|can withdraw", FIELD_WORD, false,
     "yes=y=true=1|avoid=if needed|no=n=false=0", "", "avoid",
     "Whether pupils may be taken out of it for mentoring."},
    {"cover", "cover needed|cover type|needs cover", FIELD_WORD, false,
     "supervise=yes=y=true=1=supervision|teach=specialist|split|no=n=false=0=none", "", "supervise",
     "What happens when the teacher is away."},
    {"split_to", "split between|split into|split", FIELD_LIST, false, "", "", "",
     "Classes that take the pupils when it is split; several with a semicolon."},
    {"adults", "extra adults|support adults|additional adults", FIELD_NUMBER, false, "", "", "0",
     "Adults needed beside the teacher."},
    {"skills", "skill|requires", FIELD_LIST, false, WORDS_SKILL, "", "",
     "reader: every adult needs it; 1 first_aid: at least one of them."},
};
const struct record_kind kind_lessons = {"lessons",       "lessons", "lesson",
                                         FIELDS(lessons), "lesson",  false};

static const struct field classes[] = {
    {"class", "class code|group|teaching group|class name|set", FIELD_TEXT, true, "", "", "11MA",
     "The class."},
    {"pupil", "pupil code|student|admission number|adno|student id|candidate|member|name",
     FIELD_REF, true, "", "pupils", "P001", "A pupil who is in it."},
};
const struct record_kind kind_classes = {"classes",       "class members", "class member",
                                         FIELDS(classes), "class|pupil",   false};

static const struct field duties[] = {
    {"duty", "duty code|code|id", FIELD_CODE, true, "", "", "GATE-AM", "Short code of the duty."},
    {"kind", "type|duty type|category", FIELD_WORD, true,
     "trip=visit=school trip|meeting|review=annual review|home_visit|work_experience|break_duty="
     "break|lunch_duty=lunch|gate_duty=gate|bus_duty=bus "
     "queue|on_call=oncall|records=admin=paperwork|briefing|"
     "training|transport=driving=bus|supervision|induction|other",
     "", "gate_duty", "What kind of duty it is."},
    {"title", "name|description|event|details", FIELD_TEXT, false, "", "", "Front gate",
     "What it is called on people's plans; never a pupil's name."},
    {"date", "day|on", FIELD_DAY, false, "", "", "", "One date; or weekdays."},
    {"weekday", "weekdays|days", FIELD_WEEKDAYS, false, "", "", "Mon;Tue;Wed;Thu;Fri",
     "Weekdays on which it recurs, several with a semicolon."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B in a two-week timetable."},
    {"from", "start date|first day|valid from", FIELD_DAY, false, "", "", "", "First day."},
    {"until", "end date|last day|valid until|to", FIELD_DAY, false, "", "", "", "Last day."},
    {"per_week", "times a week|frequency|times per week", FIELD_NUMBER, false, "", "", "",
     "How often a week, when it may move between the weekdays."},
    {"start", "starts|start time|from time", FIELD_TIME, false, "", "", "08:30", "When it starts."},
    {"end", "ends|end time|to time|finish", FIELD_TIME, false, "", "", "08:50", "When it ends."},
    {"minutes", "mins|length|duration", FIELD_MINUTES, false, "", "", "",
     "Length, when it may move between earliest and latest."},
    {"earliest", "not before|earliest start", FIELD_TIME, false, "", "", "",
     "Not before this time of day."},
    {"latest", "not after|latest end|finish by", FIELD_TIME, false, "", "", "",
     "Over by this time of day."},
    {"site", "site code|campus", FIELD_REF, false, "", "sites", "MAIN", "At which site."},
    {"room", "room code|location|where", FIELD_REF, false, "", "rooms", "", "In which room."},
    {"people", "adults|staff needed|number|no of staff|head count", FIELD_NUMBER, false, "", "",
     "1",
     "How many adults; empty: two for a home visit, else one; a trip has one for so many pupils."},
    {"skills", "skill|requires", FIELD_LIST, false, WORDS_SKILL, "", "",
     "reader: every adult needs it; 1 first_aid: at least one of them."},
    {"pupils", "pupil|students|for", FIELD_REF_LIST, false, "", "pupils", "",
     "Pupils it is for; several with a semicolon."},
    {"staff", "staff code|who|names|initials|person", FIELD_REF_LIST, false, "", "staff", "",
     "Named adults; several with a semicolon."},
    {"priority", "importance|rank", FIELD_WORD, false,
     "1=required=must=high|2|3|4|5=work=normal=medium|6|7|8|9=optional=low=if possible", "", "5",
     "How much it matters: 1 most, 9 least."},
};
const struct record_kind kind_duties = {"duties",       "school duties", "school duty",
                                        FIELDS(duties), "duty",          false};

static const struct field minima[] = {
    {"site", "site code|campus", FIELD_REF, true, "", "sites", "MAIN", "At which site."},
    {"skill", "skills|kind|role", FIELD_OPEN, true, WORDS_SKILL, "", "first_aid",
     "Adults with this skill."},
    {"count", "number|minimum|at least|how many", FIELD_NUMBER, true, "", "", "1",
     "At least so many at every minute."},
    {"weekday", "day|days|weekdays", FIELD_WEEKDAYS, false, "", "", "",
     "On these weekdays; empty: every school day."},
    {"start", "starts|start time|from", FIELD_TIME, false, "", "", "09:00", "From when."},
    {"end", "ends|end time|to|until", FIELD_TIME, false, "", "", "15:00", "Until when."},
};
const struct record_kind kind_minima = {
    "minima",       "minimum numbers",          "minimum number",
    FIELDS(minima), "site|skill|weekday|start", false};

/* Every duty kind that is no skill as well (tests/plan/test_lock_words.c holds this to
 * duty_kinds[]). */
#define WORDS_DUTY                                                                            \
    "|combined=invigilator and helper|site_invigilator|helper|rover=roving invigilator|"      \
    "rest_breaks=rest break supervisor|clash|overnight|technician|open_early|late_desk|"      \
    "late_room|reserve=in reserve|lesson|merged|support=in-class support|pupil_support|"      \
    "mentoring|minimum|trip|meeting|review|home_visit|work_experience|break_duty|lunch_duty|" \
    "gate_duty|bus_duty|on_call|records|briefing|training|transport|supervision|induction|other"

static const struct field locks[] = {
    {"staff", "staff code|who|initials|person|name", FIELD_REF, true, "", "staff", "JM",
     "Who is to do it."},
    {"duty", "duty key|key", FIELD_TEXT, false, "", "", "", "Key of the duty; or say when."},
    {"date", "day", FIELD_DAY, false, "", "", "2027-05-13", "The day."},
    {"session", "am/pm|half day", FIELD_WORD, false, WORDS_SESSION, "", "AM",
     "Morning or afternoon; or a time."},
    {"time", "start|start time|at", FIELD_TIME, false, "", "", "", "A time within the duty."},
    {"role", "kind|as|duty kind", FIELD_OPEN, false, WORDS_SKILL WORDS_DUTY, "", "invigilator",
     "As what."},
    {"room", "room code|location", FIELD_REF, false, "", "rooms", "", "In which room."},
    {"pupil", "pupil code|student|candidate", FIELD_REF, false, "", "pupils", "",
     "With which candidate."},
    {"paper", "paper code|component|component code", FIELD_REF, false, "", "papers", "",
     "For which paper."},
};
const struct record_kind kind_locks = {"locks",
                                       "fixed assignments",
                                       "fixed assignment",
                                       FIELDS(locks),
                                       "staff|duty|date|session|time|role|room|pupil|paper",
                                       false};
