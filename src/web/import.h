/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Importing a file through the browser: two jobs, one that looks and one that writes. What a job
 * found lives in the job's arena as long as the job is kept (net/worker.h); so do the bytes of the
 * file between the two, in memory only.
 */
#ifndef WM_WEB_IMPORT_H
#define WM_WEB_IMPORT_H

#include "net/worker.h"
#include "ops/importing.h"
#include "web/page.h"

/* What a finished job leaves. */
struct import_result {
    bool written;           /* by the second job */
    struct str name, bytes; /* of the file; bytes for the second job */
    struct import_report report;
    int unclear;       /* what was answered: enum import_unclear + 1 */
    int64_t action_id; /* of what was written, 0 nothing */
};

/* Records of one kind, for a table. */
struct import_group {
    enum import_status status;
    struct str title, help;
    const struct import_item **items;
    size_t n;
};

enum import_state { IMPORT_ASK, IMPORT_WORKING, IMPORT_LOOKED, IMPORT_WRITTEN };

struct import_page {
    enum import_state state;
    struct str wrong; /* what went wrong before, or empty */
    struct str from;  /* "welcome" in first run, else empty */
    struct str job;   /* id, as text */
    struct str title; /* "Reading contacts.vcf" */
    int64_t percent;  /* -1 not known */
    const struct import_result *result;
    struct import_group groups[IMPORT_STATUSES];
    size_t groups_n;
    size_t coming; /* records that would be written */
};

#endif
