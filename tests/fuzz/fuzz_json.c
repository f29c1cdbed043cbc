/* SPDX-License-Identifier: GPL-3.0-or-later
 * Any bytes as a JSON file of records. */
#include <stdlib.h>

#include "import/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Unlike assert(), in a release build as well. */
static void must(bool held)
{
    if (!held)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct format *json = format_find("x.json");
    struct issues issues = {0};
    struct tables tables = {0};

    bool good = json->read("x.json", (const char *)bytes, size, &tables, &issues);
    must(good || issues.errors > 0);
    for (int i = 0; i < tables.count; i++) {
        const struct record_kind *kind = record_kind_find(tables.list[i].kind);
        struct batch batch;
        for (int row = 0; row < tables.list[i].n_rows; row++)
            must(tables.list[i].lines[row] > 0);
        must(batch_bind(&batch, kind ? kind : record_kinds[0], "x.json", &tables.list[i], NULL,
                        &issues));
        batch_release(&batch);
    }
    tables_release(&tables);
    issues_release(&issues);
    return 0;
}
