/* SPDX-License-Identifier: GPL-3.0-or-later
 * The school, its year and its clock. */
#include "import/record_tables.h"

static const struct field settings[] = {
    {"name", "setting|key|option", FIELD_CODE, true, "", "", "am_start",
     "Name of the setting, as the manual lists it."},
    {"value", "setting value", FIELD_TEXT, REQUIRED_COLUMN, "", "", "09:00",
     "Its value; empty: as if the setting had no line."},
};
const struct record_kind kind_settings = {"settings",       "settings", "setting",
                                          FIELDS(settings), "name",     false};

static const struct field series[] = {
    {"series", "series code|season|exam season|code", FIELD_CODE, true, "", "", "summer",
     "Short code of the series."},
    {"name", "series name|title|description", FIELD_TEXT, false, "", "", "Summer 2027",
     "Its name as people say it."},
    {"from", "start|starts|start date|first day", FIELD_DAY, false, "", "", "2027-05-06",
     "First day of the series."},
    {"until", "end|ends|to|end date|last day", FIELD_DAY, false, "", "", "2027-06-23",
     "Last day of the series."},
    {"rules", "rules year|regulations", FIELD_TEXT, false, "", "", "2026-27",
     "The year of the regulations it follows, or mock."},
    {"external", "public|real", FIELD_YES, false, "", "", "yes",
     "Whether an awarding body sets it; no for mocks and tests of the school's own."},
};
const struct record_kind kind_series = {"series",       "exam series", "exam series",
                                        FIELDS(series), "series",      false};

static const struct field calendar[] = {
    {"date", "day", FIELD_DAY, true, "", "", "2027-05-31", "The day."},
    {"kind", "type|day type", FIELD_WORD, true,
     "school=open=term|inset=inset day=training day|holiday=half term=bank holiday|closed|"
     "contingency=contingency day",
     "", "holiday", "What kind of day it is; days not listed are school days, Monday to Friday."},
    {"session", "half day|half", FIELD_WORD, false, WORDS_SESSION "|day=all day=both=full", "", "",
     "AM or PM when only half the day is meant."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B in a two-week timetable."},
};
const struct record_kind kind_calendar = {"calendar",       "calendar days", "calendar day",
                                          FIELDS(calendar), "date|session",  false};

static const struct field periods[] = {
    {"period", "period code|period name|lesson period|code", FIELD_CODE, true, "", "", "3",
     "Name of the period, as lessons call it."},
    {"weekday", "day|days|weekdays", FIELD_WEEKDAYS, true, "", "", "Mon;Tue;Wed;Thu;Fri",
     "The weekdays on which it has these times."},
    {"week", "timetable week|week letter", FIELD_WORD, false, WORDS_WEEK, "", "",
     "A or B when the times differ between the weeks."},
    {"start", "starts|start time|from|begin", FIELD_TIME, true, "", "", "11:00", "When it starts."},
    {"end", "ends|end time|to|finish|until", FIELD_TIME, true, "", "", "11:50", "When it ends."},
};
const struct record_kind kind_periods = {"periods",       "lesson periods",      "lesson period",
                                         FIELDS(periods), "period|weekday|week", false};
