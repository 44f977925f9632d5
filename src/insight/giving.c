/* SPDX-License-Identifier: Apache-2.0 */
#include "insight/giving.h"

#include "base/arena.h"
#include "base/fold.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "insight/cadence.h"

enum { NEW_POST_DAYS = 240, TEXT_MAX = 1000, TOPIC_MIN = 4 };

enum giving_when giving_when_find(struct str word)
{
    static const char *const words[GIVING_WHENS] = {"shared",  "project", "cares",  "new_post",
                                                    "teaches", "student", "helped", "anybody"};
    enum giving_when w = GIVING_SHARED;
    while (w < GIVING_WHENS && !str_eq(str_c(words[w]), word))
        w++;
    return w;
}

struct str giving_topic(struct arena *a, struct str words)
{
    struct str k = fold(a, str_trim(words));
    if (k.n > TOPIC_MIN && k.p[k.n - 1] == 's')
        k.n--;
    return k.n < TOPIC_MIN ? STR("") : k;
}

struct str giving_common(struct arena *a, struct str mine, struct str theirs)
{
    struct str one, other, rest;
    while (mine.n && str_next(&mine, ',', &one)) {
        struct str key = giving_topic(a, one);
        for (rest = theirs; key.n && rest.n && str_next(&rest, ',', &other);)
            if (str_eq(key, giving_topic(a, other)))
                return str_trim(one);
    }
    return STR("");
}

/* What the words in braces stand for. */
struct words {
    struct str name, topic, other, place;
};

static struct str filled(struct arena *a, struct str text, const struct words *w)
{
    const struct {
        struct str key, value;
    } rows[] = {{STR("{name}"), w->name},
                {STR("{topic}"), w->topic},
                {STR("{other}"), w->other},
                {STR("{place}"), w->place}};
    struct strbuf b;
    strbuf_init(&b, a, TEXT_MAX);
    for (size_t at = 0; at < text.n;) {
        size_t i = 0;
        struct str rest = str_sub(text, at, text.n);
        while (i < 4 && !str_starts(rest, rows[i].key))
            i++;
        if (i < 4)
            strbuf_add(&b, rows[i].value);
        else
            strbuf_add_char(&b, text.p[at]);
        at += i < 4 ? rows[i].key.n : 1;
    }
    return strbuf_get(&b);
}

static bool lasts(struct date from, struct date until, struct date today)
{
    struct role r = {.from = from, .until = until};
    return cadence_role_is_in_force(&r, today);
}

static bool has_role(const struct giving_facts *f, const char *const *keys)
{
    for (size_t i = 0; i < f->roles_n; i++)
        for (size_t k = 0; keys[k]; k++)
            if (strcmp(role_choices[f->roles[i].kind].key, keys[k]) == 0 &&
                cadence_role_is_in_force(&f->roles[i], f->today))
                return true;
    return false;
}

/* Index of a position of today of one of these kinds; SIZE_MAX: none. */
static size_t find_position(const struct giving_facts *f, const char *const *keys)
{
    for (size_t i = 0; i < f->positions_n; i++)
        for (size_t k = 0; keys[k]; k++)
            if (strcmp(position_kind_choices[f->positions[i].kind].key, keys[k]) == 0 &&
                lasts(f->positions[i].from, f->positions[i].until, f->today))
                return i;
    return SIZE_MAX;
}

static bool is_new_post(const struct giving_facts *f, struct str *ret_place)
{
    for (size_t i = 0; i < f->positions_n; i++) {
        struct date d = f->positions[i].from;
        if (!d.y || !d.m || !lasts(d, f->positions[i].until, f->today) || !f->places[i].n)
            continue;
        int64_t days = date_diff(f->today, (struct date){d.y, d.m, d.d ? d.d : 1});
        *ret_place = f->places[i];
        if (days >= 0 && days <= NEW_POST_DAYS)
            return true;
    }
    return false;
}

/* Fills what the words in braces stand for; false: the row does not fit. */
static bool fits(const struct giving_facts *f, enum giving_when when, struct words *w)
{
    static const char *const research[] = {"research_lead", NULL},
                             *const scientists[] = {"researcher", NULL},
                             *const teachers[] = {"teacher", NULL},
                             *const faculty[] = {"faculty", NULL}, *const peers[] = {"peer", NULL},
                             *const students[] = {"student", NULL};
    size_t at;
    switch (when) {
    case GIVING_PROJECT:
        at = find_position(f, scientists);
        w->place = at != SIZE_MAX && f->places[at].n ? f->places[at] : STR("the project");
        return has_role(f, research) || at != SIZE_MAX;
    case GIVING_CARES: {
        struct str rest = f->cares_about;
        return rest.n && str_next(&rest, ',', &w->topic) && (w->topic = str_trim(w->topic)).n > 0;
    }
    case GIVING_NEW_POST: return is_new_post(f, &w->place);
    case GIVING_TEACHES: return has_role(f, teachers) || find_position(f, faculty) != SIZE_MAX;
    case GIVING_STUDENT: return has_role(f, peers) || find_position(f, students) != SIZE_MAX;
    case GIVING_HELPED: return f->helped > 0;
    case GIVING_ANYBODY: return !f->name.n;
    default: return false;
    }
}

void giving_ideas(struct arena *a, const struct giving_table *t, const struct giving_facts *f,
                  size_t max, struct giving_idea **ret, size_t *ret_n)
{
    VEC(struct giving_idea) ideas = {0};
    for (size_t i = 0; t && i < t->n; i++) {
        const struct giving_row *row = &t->rows[i];
        struct words w = {.name = f->name};
        for (size_t k = 0; row->when == GIVING_SHARED && k < f->others_n && ideas.n < max; k++) {
            w.other = f->others[k].name;
            w.topic = f->others[k].topic;
            *VEC_PUSH(a, &ideas) = (struct giving_idea){row->key, filled(a, row->text, &w),
                                                        row->why, f->others[k].person};
        }
        if (ideas.n < max && (row->when == GIVING_ANYBODY || f->name.n) && fits(f, row->when, &w))
            *VEC_PUSH(a, &ideas) =
                (struct giving_idea){row->key, filled(a, row->text, &w), row->why, 0};
    }
    *ret = ideas.p;
    *ret_n = ideas.n;
}
