/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/school/school_parts.h"

static void settings(struct school *school)
{
    FILE *file = school_open(school, "settings", "name,value");
    if (!file)
        return;
    fprintf(file, "school,School of shape %s\ncentre_number,64990\npm_start,13:15\n",
            school->shape.name);
    school_close(school, file);
    file = school_open(school, "series", "series,name,from,until,external");
    if (!file)
        return;
    fprintf(file, "S27,Summer 2027,2027-05-10,2027-06-30,yes\n");
    school_close(school, file);
    file = school_open(school, "calendar", "date,kind");
    if (!file)
        return;
    for (int day = 31; day < 36; day++)
        fprintf(file, "2027-%02d-%02d,holiday\n", day > 31 ? 6 : 5, day > 31 ? day - 31 : day);
    school_close(school, file);
}

static void sites(struct school *school)
{
    FILE *file = school_open(school, "sites", "site,name");
    if (!file)
        return;
    for (int s = 0; s < school->shape.sites; s++)
        fprintf(file, "SITE%d,Site %d\n", s + 1, s + 1);
    school_close(school, file);
    file = school_open(school, "travel", "from,to,minutes");
    if (!file)
        return;
    for (int a = 0; a < school->shape.sites; a++)
        for (int b = a + 1; b < school->shape.sites; b++)
            fprintf(file, "SITE%d,SITE%d,%d\n", a + 1, b + 1, 8 + 4 * b);
    school_close(school, file);
}

static void room_row(struct school *school, FILE *file, const char *code, int number,
                     const char *kind, int seats, int computers, bool private_room)
{
    int site = school->shape.sites > 1 && number % 5 == 4 ? 2 : 1;

    fprintf(file, "%s%d,SITE%d,B%d,%s,%d,%d,%d,%s,yes,%s\n", code, number + 1, site, number / 8,
            kind, seats, computers, computers ? computers : 2 + seats / 2,
            private_room ? "yes" : "no", number % 3 ? "phone" : "radio");
}

void school_places(struct school *school)
{
    const struct shape *shape = &school->shape;
    FILE *file;

    settings(school);
    sites(school);
    file = school_open(school, "rooms",
                       "room,site,block,kind,seats,computers,sockets,private,exam,summon");
    if (!file)
        return;
    for (int i = 0; i < shape->halls; i++)
        room_row(school, file, "HALL", i * 5, "hall", shape->hall_seats, 0, false);
    for (int i = 0; i < shape->classrooms; i++)
        room_row(school, file, "C", i, "classroom", shape->class_size > 20 ? 24 : 6 + i % 3, 0,
                 false);
    for (int i = 0; i < shape->small_rooms; i++)
        room_row(school, file, "S", i, "small", 1 + i % 3, 0, true);
    for (int i = 0; i < shape->it_rooms; i++)
        room_row(school, file, "IT", i, "it", shape->class_size > 20 ? 28 : 10,
                 shape->class_size > 20 ? 28 : 10, false);
    school_close(school, file);
    file = school_open(school, "equipment", "item,count,site");
    if (!file)
        return;
    fprintf(file, "laptop,%d,\nreading_pen,%d,\nheadphones,%d,\n", 6 + shape->pupils / 20,
            6 + shape->pupils / 30, 10 + shape->pupils / 20);
    school_close(school, file);
}
