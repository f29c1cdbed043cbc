/* SPDX-License-Identifier: GPL-3.0-or-later
 * Where exams and lessons happen, and with what. */
#include "import/record_tables.h"

static const struct field sites[] = {
    {"site", "site code|campus|centre|code", FIELD_CODE, true, "", "", "MAIN|HUB",
     "Short code of the site."},
    {"name", "site name|campus name|address|description", FIELD_TEXT, false, "", "",
     "Main school|Hub", "Its name."},
    {"centre_number", "centre no|center number|ncn", FIELD_TEXT, false, "", "", "12345",
     "The centre number exams at this site are registered under."},
    {"secure_store", "secure storage|secure room", FIELD_YES, false, "", "", "yes",
     "Whether question papers are kept here."},
};
const struct record_kind kind_sites = {"sites", "sites", "site", FIELDS(sites), "site", false};

static const struct field travel[] = {
    {"from", "from site|site from|start", FIELD_REF, true, "", "sites", "MAIN",
     "The site people leave."},
    {"to", "to site|site to|destination|end", FIELD_REF, true, "", "sites", "HUB",
     "The site they go to."},
    {"minutes", "mins|time|duration|travel time|journey", FIELD_MINUTES, true, "", "", "15",
     "How long it takes door to door, both ways unless the way back has its own row."},
};
const struct record_kind kind_travel = {"travel",       "journeys", "journey",
                                        FIELDS(travel), "from|to",  false};

static const struct field rooms[] = {
    {"room", "room code|code|room no|room number|short name", FIELD_CODE, true, "", "", "HALL",
     "Short code of the room."},
    {"site", "site code|campus|centre", FIELD_REF, false, "", "sites", "MAIN",
     "The site it belongs to."},
    {"block", "building|area|corridor|zone|floor", FIELD_TEXT, false, "", "", "Front",
     "What one roving invigilator can walk: a corridor or a building."},
    {"name", "room name|description|full name", FIELD_TEXT, false, "", "", "Main hall",
     "Its name on doors and lists."},
    {"kind", "type|room type|category", FIELD_WORD, false,
     "hall=gym=sports hall=main hall|classroom=class room=teaching room|small=small room=1:1|"
     "it=it room=ict=ict suite=computer room|workshop=lab|office",
     "", "hall", "What kind of room it is."},
    {"seats",
     "capacity|exam seats|max seats|exam capacity|seating|places|desks|max candidates|size",
     FIELD_NUMBER, true, "", "", "60", "How many candidates it seats for an exam."},
    {"computers", "pcs|workstations|exam computers|no of computers", FIELD_NUMBER, false, "", "",
     "0", "How many candidates can work at a computer of the room."},
    {"sockets", "power sockets|power|plugs", FIELD_NUMBER, false, "", "", "8",
     "How many laptops can be plugged in."},
    {"private", "not overheard|soundproof|quiet", FIELD_YES, false, "", "", "no",
     "Whether somebody reading or dictating aloud is not overheard."},
    {"step_free", "accessible|wheelchair|wheelchair access|ground floor", FIELD_YES, false, "", "",
     "yes", "Whether it can be reached without steps."},
    {"exam", "exam room|use for exams|exams|usable", FIELD_WORD, false,
     "yes=y=true=1|no=n=false=0|last=last resort=reserve", "", "yes",
     "Whether exams may be held in it; last: only when nothing else is free."},
    {"summon", "summon help|help|call for help", FIELD_WORD, false,
     "phone=telephone=mobile|radio=walkie talkie|adjacent=next door|none=no", "", "radio",
     "How a lone invigilator calls for help."},
    {"rows", "desk rows|grid rows|no of rows", FIELD_NUMBER, false, "", "", "6",
     "Rows of the desk grid, counted from the front."},
    {"columns", "desk columns|grid columns|no of columns|cols", FIELD_NUMBER, false, "", "", "10",
     "Columns of the desk grid."},
};
const struct record_kind kind_rooms = {"rooms", "rooms", "room", FIELDS(rooms), "room", true};

static const struct field closures[] = {
    {"room", "room code|room name|location", FIELD_REF, true, "", "rooms", "HALL",
     "The room that cannot be used."},
    {"start", "from|starts|closed from|start date", FIELD_MOMENT, true, "", "", "2027-05-20 13:00",
     "From when; a date alone means from its beginning."},
    {"end", "to|until|ends|closed until|end date", FIELD_MOMENT_END, true, "", "",
     "2027-05-20 16:00", "Until when; a date alone means until its end."},
    {"why", "reason|notes|description|event", FIELD_TEXT, false, "", "", "Blood donors",
     "What it is used for."},
};
const struct record_kind kind_closures = {"closures",       "room closures",  "room closure",
                                          FIELDS(closures), "room|start|end", false};

static const struct field equipment[] = {
    {"item", "equipment|device|name|asset", FIELD_CODE, true, "", "", "laptop",
     "What it is: laptop, reading_pen, headphones..."},
    {"count", "number|quantity|how many|qty|total", FIELD_NUMBER, true, "", "", "12",
     "How many there are."},
    {"site", "site code|campus|where|location", FIELD_REF, false, "", "sites", "MAIN",
     "The site that keeps them; empty: they go where they are needed."},
};
const struct record_kind kind_equipment = {
    "equipment", "sets of equipment", "set of equipment", FIELDS(equipment), "item|site", false};
