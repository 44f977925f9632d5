/* SPDX-License-Identifier: Apache-2.0 */
/* What several pages share of opportunities, meetings and decisions. */
#include "web/works.h"

#include "base/arena.h"
#include "base/id.h"

enum { OF_PERSON = 6 };

struct str works_href(struct arena *a, struct str kind, int64_t id)
{
    static const struct {
        const char *kind, *path;
    } pages[] = {{"opportunity", "opportunities"},
                 {"hours", "hours"},
                 {"program", "programs"},
                 {"meeting", "meetings"},
                 {"decision", "decisions"},
                 {"advice", "advice"}};
    for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++)
        if (str_eq(kind, str_c(pages[i].kind)))
            return str_format(a, "/%s/%s", pages[i].path, id_str(a, id).p);
    return STR_NULL;
}

struct str opportunity_about(struct arena *a, const struct opportunity *x, struct str place)
{
    struct str s =
        str_join(a, str_c(opportunity_kind_choices[x->kind].label), STR(" · "), x->specialty);
    return str_join(a, s, STR(" · "), place.n ? place : x->place);
}

struct str opportunity_when(const struct page *p, const struct opportunity_step *s)
{
    struct str near = date_is_full(s->when) ? page_near(p, s->when) : STR_NULL;
    int64_t days = near.n ? date_diff(s->when, p->ctx.today) : 0;
    const char *word = days > 1 ? "by " : "";
    return near.n ? str_format(p->ctx.arena, "%s%.*s", word, STR_ARG(near)) : STR_NULL;
}

/* None waits for another: read ahead, all are asked at once. */
int person_works_load(struct page *p, int64_t person, struct person_works *w)
{
    *w = (struct person_works){0};
    int meetings = meeting_list_of(&p->ctx, person, OF_PERSON, &w->meetings, &w->meetings_n);
    int works = opportunity_list_of(&p->ctx, person, OF_PERSON, &w->opportunities,
                                    &w->opportunities_n);
    int advice = advice_list_of(&p->ctx, person, OF_PERSON, &w->advice, &w->advice_n);
    return meetings < 0 ? meetings : works < 0 ? works : advice;
}
