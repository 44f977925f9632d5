/* SPDX-License-Identifier: Apache-2.0 */
#include "guard_corpus.h"

#include "base/arena.h"
#include "base/io.h"
#include "check.h"

double guard_recall(const struct guard_count *c)
{
    return c->wanted ? (double)c->found / c->wanted : 0;
}

double guard_precision(const struct guard_count *c)
{
    return c->found + c->wrong ? (double)c->found / (c->found + c->wrong) : 0;
}

static void find(struct arena *a, enum guard_kind kind, struct str text, struct guard_hits *hits)
{
    kind == GUARD_PATIENT ? guard_find_patient(a, text, hits)
                          : guard_find_match(a, text, false, hits);
}

static const char *judge(const struct guard_hits *hits, bool wanted, struct str rule)
{
    bool named = false;
    VEC_EACH (const struct guard_hit, h, &hits->list)
        named |= str_eq(str_c(h->rule->id), rule);
    if (!hits->list.n)
        return wanted ? "missed" : NULL;
    return !wanted ? "wrong" : named ? NULL : "other rule";
}

static void add(struct guard_count *c, bool wanted, const char *said)
{
    c->sentences++;
    c->wanted += wanted;
    bool missed = said && strcmp(said, "missed") == 0;
    c->missed += missed;
    c->found += wanted && !missed;
    c->by_rule += wanted && !said;
    c->wrong += !wanted && said;
}

void guard_corpus_count(enum guard_kind kind, struct guard_count ret[GUARD_HALVES],
                        void (*tell)(const char *half, const char *what, struct str want,
                                     struct str text))
{
    ARENA_SCOPE struct arena *a = arena_new(0);
    struct str all, line;
    const char *source = getenv("WELLMET_SOURCE");
    struct str path =
        str_format(a, "%s/tests/guards/%s.tsv", source ? source : ".", guard_kind_key(kind));
    memset(ret, 0, sizeof(*ret) * GUARD_HALVES);
    assert_int_equal(io_read_file(a, path.p, 1 << 20, &all), 0);
    while (str_next_line(&all, &line)) {
        ARENA_SCOPE struct arena *item = arena_new(0);
        struct guard_hits hits = {0};
        struct str half = STR_NULL, want = STR_NULL;
        if (!line.n || line.p[0] == '#')
            continue;
        assert_true(str_next(&line, '\t', &half) && str_next(&line, '\t', &want));
        bool held = str_eq(half, STR("held")), wanted = !str_eq(want, STR("-"));
        assert_true(held || str_eq(half, STR("tuned")));
        assert_true(!wanted || guard_rule_find(want));
        find(item, kind, line, &hits);
        const char *said = judge(&hits, wanted, want);
        add(&ret[held ? GUARD_HELD : GUARD_TUNED], wanted, said);
        add(&ret[GUARD_ALL], wanted, said);
        if (said && tell)
            tell(held ? "held" : "tuned", said, hits.list.n ? str_c(hits.list.p[0].rule->id) : want,
                 line);
    }
}
