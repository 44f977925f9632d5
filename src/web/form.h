/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Forms made from operation rows: /form/{op}. One mechanism to add, change, archive and remove
 * everything; a new field or operation has its form at once.
 *
 * GET shows the form: current values for an edit (?id=), else those of the query (?person=ID shows
 * that person as a fixed line). POST runs the operation. What was typed is never lost: a mistake
 * comes back beside its field with everything as typed, a record that somebody changed in the
 * meantime comes back as a page with both versions.
 *
 * References are typed as names. Beside a prefilled name the form keeps the id it stands for
 * ("person:id"), so that a name that fits two people still means the same one.
 */
#ifndef WM_WEB_FORM_H
#define WM_WEB_FORM_H

#include "web/page.h"

enum form_widget {
    FORM_LINE,
    FORM_NUMBER,
    FORM_DAY,
    FORM_NOTE,
    FORM_SELECT,
    FORM_CHECK,
    FORM_NAME,
    FORM_FILE,
    FORM_SECRET, /* never shown again */
    FORM_FIXED
};

struct form_row {
    const struct field *f;
    enum form_widget widget;
    struct str id;    /* "f-given" */
    struct str fill;  /* what browsers may fill in: "current-password", "off" */
    struct str value; /* as typed or stored; names for references */
    struct str known; /* ids the names stand for, commas between */
    struct str error; /* what is wrong with it, or empty */
};

/* A field on which the stored record and the one that was sent differ. */
struct form_difference {
    struct str label, mine, stored;
};

struct form_page {
    const struct op *op;
    struct str heading, action; /* "/form/person.add" */
    struct form_row *rows;
    size_t n, advanced;    /* rows in all, and those under "More" */
    bool open;             /* "More" is open: something in it is filled in or wrong */
    int64_t id, version;   /* of the record it works on; 0 none */
    void *record;          /* as stored, or NULL */
    struct str next, back; /* where to go after saving (may be empty), and where Cancel goes */
    struct str error;      /* that belongs to no field */
    bool confirm;          /* only asks */
    bool risk;             /* removes something */
    struct form_difference *differences;
    size_t differences_n;
};

/* Rows of the operation with values from the record and the query. */
int form_fill(struct page *p, struct form_page *f);
/* The same from what was sent. */
int form_read(struct page *p, struct form_page *f);
/* What op_run gets. At most f->n + 2 inputs. */
size_t form_inputs(const struct page *p, const struct form_page *f, struct op_input *ret);
/* Puts a sentence of failure beside the field that it names. */
void form_set_error(struct form_page *f, struct str text);
/* Fills the differences between the record stored now and what was sent, and moves the form to the
 * stored version. */
int form_compare(struct page *p, struct form_page *f);

#endif
