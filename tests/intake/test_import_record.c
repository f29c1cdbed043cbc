/* SPDX-License-Identifier: GPL-3.0-or-later
 * Tables of records: what is read of each cell, and the sentence for what is not. */
#include "tests/intake/record_case.h"

#define BAD_JAN                                                                                 \
    "is a date: a spreadsheet turned the code into it; format the column as text and type the " \
    "code again\n"
#define FORMULA "is a formula; paste its value into the cell instead\n"

static const struct {
    const char *label, *kind, *bytes, *rows, *issues;
} rows[] = {
    {"names", "equipment", "item,count\nlaptop,12\n", "item=laptop:0 count=12:12", ""},
    {"any order, case, punctuation", "staff", "FULL NAME,Staff-Code\nJo,JM\n",
     "staff=JM:0 name=Jo:0", ""},
    {"the name of a field comes before an alias", "rooms", "Capacity,room,seats\n9,H,5\n",
     "room=H:0 seats=5:5", "x.csv: warning: not read, no column of ours: 'Capacity'\n"},
    {"the earlier alias wins", "classes", "name,adno,group\nSam,42,11A\n", "class=11A:0 pupil=42:0",
     "x.csv: warning: not read, no column of ours: 'name'\n"},
    {"a heading twice", "equipment", "item,count,Item\na,1,b\n", "!item=a:0 count=1:1",
     "x.csv: Item: two columns have this heading; remove one or give it another name\n"},
    {"an alias twice", "rooms", "room,Capacity,capacity\nH,1,2\n", "!room=H:0 seats=1:1",
     "x.csv: capacity: two columns have this heading; remove one or give it another name\n"},
    {"unknown columns", "equipment", "item,cuont,colour\nlaptop,1,red\n", "!item=laptop:0",
     "x.csv: count: there is no such column; add it, or call it 'number', 'quantity' or 'how "
     "many'\n"
     "x.csv: warning: not read, no column of ours: 'cuont' (did you mean 'count'?), 'colour'\n"},
    {"column without heading", "equipment", "item,,count\nlaptop,x,2\n", "item=laptop:0 count=2:2",
     "x.csv: warning: not read, without a heading: 1 column\n"},
    {"required cell empty", "equipment", "item,No.\n,2\nb,\n", "!|!item=b:0",
     "x.csv: count: there is no such column; add it, or call it 'number', 'quantity' or 'how "
     "many'\n"
     "x.csv: warning: not read, no column of ours: 'No.'\n"
     "x.csv:2: item: this is empty; every row needs it\n"},
    {"formula in a code", "equipment", "item,count\n=A1,1\n", "!count=1:1",
     "x.csv:2: item: '=A1' " FORMULA},
    {"formula in a number", "equipment", "item,count\na,=1+1\n", "!item=a:0",
     "x.csv:2: count: '=1+1' " FORMULA},
    {"formula in a text", "staff", "staff,name\nJM,=cmd()\n", "staff=JM:0 name==cmd():0", ""},
    {"code made a date", "classes", "class,pupil\n11A,Jan-00\n", "!class=11A:0",
     "x.csv:2: pupil: 'Jan-00' " BAD_JAN},
    {"code in a list made a date", "caseload", "session,pupils,minutes\nm,P1;01-Jan,30\n",
     "!session=m:0 minutes=30:30", "x.csv:2: pupils: 'P1;01-Jan' " BAD_JAN},
    {"day as a number", "training", "staff,kind,date\nJM,reader,46519\n",
     "!staff=JM:0 kind=reader:0",
     "x.csv:2: date: '46519' is a date as spreadsheets store it (12/05/2027); format the column "
     "as date\n"},
    {"month first", "training", "staff,kind,date\nJM,reader,05/13/2027\n",
     "!staff=JM:0 kind=reader:0",
     "x.csv:2: date: '05/13/2027' has the month first; write the day first, 13/05/2027\n"},
    {"no day", "training", "staff,kind,date\nJM,reader,soon\n", "!staff=JM:0 kind=reader:0",
     "x.csv:2: date: 'soon' is not a date such as 12/05/2027 or 2027-05-12\n"},
    {"spreadsheet's day and time", "worked",
     "staff,date,in,out\nJM,12/05/2027 00:00,09:00:00,11:45\n",
     "staff=JM:0 date=12/05/2027 00:00:20950 in=09:00:00:540 out=11:45:705", ""},
    {"time as a number", "worked", "staff,date,in,out\nJM,2027-05-12,0.375,11:45\n",
     "!staff=JM:0 date=2027-05-12:20950 out=11:45:705",
     "x.csv:2: in: '0.375' is a time as spreadsheets store it (09:00); format the column as "
     "time\n"},
    {"moments", "absences", "staff,start,end\nJM,2027-05-12,2027-05-12\n",
     "staff=JM:0 start=2027-05-12:30168000 end=2027-05-12:30169440", ""},
    {"the last day as a spreadsheet has it", "absences",
     "staff,start,end\nJM,12/05/2027 00:00,12/05/2027 00:00\n",
     "staff=JM:0 start=12/05/2027 00:00:30168000 end=12/05/2027 00:00:30169440",
     "x.csv:2: end: warning: '12/05/2027 00:00' is read as the end of that day; write a time if "
     "another is meant\n"},
    {"no moment", "absences", "staff,start,end\nJM,noon,2027-05-12 12:00\n",
     "!staff=JM:0 end=2027-05-12 12:00:30168720",
     "x.csv:2: start: 'noon' is not a date and time such as 2027-05-12 09:00\n"},
    {"hours", "staff", "staff,name,hours\na,A,32.5\nb,B,x\n",
     "staff=a:0 name=A:0 hours_per_week=32.5:1950|!staff=b:0 name=B:0",
     "x.csv:3: hours: 'x' is not a number of hours such as 32.5 or 32:30\n"},
    {"length of a paper", "papers", "paper,length\na,1:30\nb,1h30\nc,long\n",
     "paper=a:0 minutes=1:30:90|paper=b:0 minutes=1h30:90|!paper=c:0",
     "x.csv:4: length: 'long' is not a length of time such as 90 (minutes) or 1h30\n"},
    {"below zero", "equipment", "item,count\na,-1\n", "!item=a:0",
     "x.csv:2: count: '-1' is below zero; write a number from 0 up\n"},
    {"a balance may be below zero", "balances", "staff,minutes\nJM,-45\n",
     "staff=JM:0 minutes=-45:-45", ""},
    {"other spellings of words", "calendar", "date,kind\n2027-05-31,Half-term\n",
     "date=2027-05-31:20969 kind=holiday:2", ""},
    {"a word near another", "calendar", "date,kind\n2027-05-31,holliday\n",
     "!date=2027-05-31:20969",
     "x.csv:2: kind: 'holliday' is not a word we know here; did you mean 'holiday'?\n"},
    {"no such word", "calendar", "date,kind\n2027-05-31,fun\n", "!date=2027-05-31:20969",
     "x.csv:2: kind: 'fun' is not one of 'school', 'inset', 'holiday', 'closed', 'contingency'\n"},
    {"neither yes nor no", "sites", "site,secure store\na,perhaps\n", "!site=a:0",
     "x.csv:2: secure store: 'perhaps' is neither yes nor no\n"},
    {"open words", "skills",
     "staff,skill\na,First Aider\na,live speaker:French\na,Fork Lift\nb,fork-lift\n",
     "staff=a:0 skill=first_aid:0|staff=a:0 skill=live_speaker:french:0|staff=a:0 "
     "skill=fork_lift:0|staff=b:0 skill=fork_lift:0",
     "x.csv:4: skill: note: 'fork_lift' is taken as a word of your own\n"},
    {"open word, a slip", "staff", "staff,name,role\na,A,instructer\nb,B,leaders\n",
     "!staff=a:0 name=A:0|!staff=b:0 name=B:0",
     "x.csv:2: role: 'instructer' is not a word we know here; did you mean 'instructor'?\n"
     "x.csv:3: role: 'leaders' is not a word we know here; did you mean 'leader'?\n"},
    {"a leader is no reader", "skills", "staff,skill\na,leader\n", "staff=a:0 skill=leader:0",
     "x.csv:2: skill: note: 'leader' is taken as a word of your own\n"},
    {"arrangement not listed", "arrangements", "pupil,kind\nP1,teleport\nP2,scirbe\n",
     "pupil=P1:0 kind=teleport:0|!pupil=P2:0",
     "x.csv:2: kind: warning: 'teleport' is not a kind we know; nothing follows from it unless "
     "your rules list it\n"
     "x.csv:3: kind: 'scirbe' is not a word we know here; did you mean 'scribe'?\n"},
    {"list of skills", "duties", "duty,kind,skills\nd,trip,1 First Aider; Driver;;\n",
     "duty=d:0 kind=trip:0 skills=1 first_aid;driver:0", ""},
    {"candidate numbers", "pupils", "pupil,exam no\na,42\nb,0042\nc,12345\nd,x\n",
     "pupil=a:0 candidate_number=0042:0|pupil=b:0 candidate_number=0042:0|!pupil=c:0|!pupil=d:0",
     "x.csv:4: exam no: '12345' is not a candidate number of four digits such as 0042\n"
     "x.csv:5: exam no: 'x' is not a candidate number of four digits such as 0042\n"},
    {"weekdays or a day", "patterns",
     "staff,day,start,end\nJM,Mon-Fri,9:00,15:00\nJM,12/05/2027,9:00,12:00\nJM,Someday,9:00,9:30\n",
     "staff=JM:0 weekday=Mon-Fri:-32 start=9:00:540 end=15:00:900|staff=JM:0 "
     "weekday=12/05/2027:20950 start=9:00:540 end=12:00:720|!staff=JM:0 start=9:00:540 "
     "end=9:30:570",
     "x.csv:4: day: 'Someday' is neither a weekday such as Mon nor a date\n"},
    {"weekdays", "periods", "period,day,start,end\n1,Mo;Tues,9:00,10:00\n1,never,9:00,10:00\n",
     "period=1:0 weekday=Mo;Tues:3 start=9:00:540 end=10:00:600|!period=1:0 start=9:00:540 "
     "end=10:00:600",
     "x.csv:3: day: 'never' is not a weekday; write Mon, Tue, Wed, Thu, Fri, several with ';' "
     "between\n"},
    {"code twice", "sites", "site,name\na,x\n\na,y\nb,z\n",
     "site=a:0 name=x:0|!site=a:0 name=y:0|site=b:0 name=z:0",
     "x.csv:4: site: 'a' stands in line 2 already; give each its own code, or keep one\n"},
    {"key of two, twice", "teaches", "staff,subject\na,x\na,y\na,x\n",
     "staff=a:0 subject=x:0|staff=a:0 subject=y:0|!staff=a:0 subject=x:0",
     "x.csv:4: staff: 'a' stands in line 2 already with the same subject; keep one of the two\n"},
    {"the same hours in other words", "absences",
     "staff,start,end\na,2027-05-12,2027-05-12\na,12/05/2027,2027-05-13 00:01\na,12/05/2027,"
     "12/05/2027\n",
     "staff=a:0 start=2027-05-12:30168000 end=2027-05-12:30169440|staff=a:0 "
     "start=12/05/2027:30168000 end=2027-05-13 00:01:30169441|!staff=a:0 "
     "start=12/05/2027:30168000 end=12/05/2027:30169440",
     "x.csv:4: staff: 'a' stands in line 2 already with the same start; keep one of the two\n"},
    {"no code is twice nothing", "sites", "site,name\n,x\n,y\n", "!name=x:0|!name=y:0",
     "x.csv:2: site: this is empty; every row needs it\n"
     "x.csv:3: site: this is empty; every row needs it\n"},
};

static void rows_and_sentences(void **state)
{
    (void)state;
    EACH (row, rows) {
        char *got, *sentences;
        bind(row->kind, row->bytes, NULL, &got, &sentences);
        CHECK_ROW_TEXT(row, got, row->rows);
        CHECK_ROW_TEXT(row, sentences, row->issues);
        free(got);
        free(sentences);
    }
}

static void too_long(void **state)
{
    (void)state;
    char bytes[300] = "site\n";
    char *got, *sentences;

    memset(bytes + 5, 'x', 65);
    bind("sites", bytes, NULL, &got, &sentences);
    assert_string_equal(got, "!");
    assert_non_null(strstr(sentences, "xxx...' is too long for a code; codes have at most 64 "
                                      "characters\n"));
    free(got);
    free(sentences);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_sentences),
        cmocka_unit_test(too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
