/* SPDX-License-Identifier: Apache-2.0 */
/* "wellmet graph query": the paths of one question, a line each. */
#include "base/arena.h"
#include "base/vec.h"
#include "graph/path.h"
#include "main/graph_command.h"

static int read_wanted(struct arena *a, struct str text, struct path_query *q, struct err *err)
{
    VEC(uint32_t) to = {0};
    while (text.n) {
        int64_t id;
        size_t end = str_find_char(text, ',', 0);
        if (!str_to_i64(str_sub(text, 0, end), 0, GRAPH_PEOPLE_MAX - 1, &id))
            return err_set(err, -1, "--to needs numbers with commas between, such as 4,8,15.");
        *VEC_PUSH(a, &to) = (uint32_t)id;
        text = end == SIZE_MAX ? STR("") : str_sub(text, end + 1, text.n);
    }
    q->to = to.p;
    q->to_n = to.n;
    return 0;
}

static void print_path(const struct path *p)
{
    printf("%u\t%.6g\t%u", p->cost, graph_strength(p->cost), p->hops);
    for (unsigned i = 0; i <= p->hops; i++)
        printf("\t%u", p->who[i]);
    putchar('\n');
}

int graph_query(struct arena *a, const struct graph_in *in, struct err *err)
{
    struct graph *g = NULL;
    struct path paths[PATH_K_MAX];
    size_t n = 0;
    struct path_query q = {.from = (uint32_t)in->from,
                           .hops = (unsigned)in->hops,
                           .k = (unsigned)in->paths,
                           .first_differs = in->first_differs};
    int rc = read_wanted(a, in->to, &q, err);
    if (rc == 0)
        rc = graph_new(0, 0, &g, err);
    if (rc == 0)
        rc = graph_build_file(g, str_copy(a, in->edges).p, err);
    if (rc == 0) {
        struct path_search *s = path_search_new(0);
        rc = path_find(s, g, NULL, &q, paths, &n, err);
        path_search_free(s);
    }
    if (rc == 0)
        puts("cost\tstrength\thops\tpeople");
    for (size_t i = 0; i < n; i++)
        print_path(&paths[i]);
    graph_free(g);
    return rc;
}
