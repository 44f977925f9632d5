/* SPDX-License-Identifier: Apache-2.0 */
/*
 * "wellmet graph bench" and "wellmet graph query": the engine of paths on a plain file of ties, so
 * that it can be tried and measured on graphs of any size (docs/paths-lab.md).
 */
#include "base/arena.h"
#include "def/errors.h"
#include "main/config.h"
#include "main/graph_command.h"
#include "main/options.h"

#include <string.h>

#define ROW(name_, label_, type_, help_, example_)                                                 \
    .name = #name_, .label = label_, .type = type_, .offset = offsetof(struct graph_in, name_),    \
    .help = help_, .example = example_
#define NUMBER(name_, label_, max_, help_, example_)                                               \
    {                                                                                              \
        ROW(name_, label_, FIELD_INT, help_, example_), .max = max_                                \
    }
#define PATH(name_, label_, help_, example_)                                                       \
    {                                                                                              \
        ROW(name_, label_, FIELD_TEXT, help_, example_), .max = 4000                               \
    }
#define YES(name_, label_, help_)                                                                  \
    {                                                                                              \
        ROW(name_, label_, FIELD_BOOL, help_, "yes")                                               \
    }

const struct field graph_fields[] = {
    PATH(edges, "Edges",
         "The ties: records of 12 bytes, two numbers of people (32 bits each), a cost and a mark "
         "(16 bits each), little endian.",
         "ties.edges"),
    PATH(snapshot, "Snapshot",
         "Write the graph to this file, read it again, and say how long both took.", "ties.graph"),
    PATH(questions, "Questions",
         "Lines \"P from to\" or \"S from n to1 ... ton\" (the nearest of a set).", "pairs.txt"),
    PATH(results, "Results", "Where the costs of the answers go, a line each.", "costs.txt"),
    NUMBER(from, "From", GRAPH_PEOPLE_MAX, "Number of the person who asks.", "17"),
    PATH(to, "To", "Numbers of the people wanted, with commas between.", "4,8,15"),
    NUMBER(hops, "Hops", 5, "Most ties in a path, 1 to 5; 4 when left out.", "4"),
    NUMBER(paths, "Paths", 100, "How many paths; bench asks for 1, query for 5.", "5"),
    YES(first_differs, "First differs", "Each path begins with another person."),
    NUMBER(pairs, "Pairs", INT32_MAX, "Ask only so many questions of the kind P.", "1000"),
    NUMBER(sets, "Sets", INT32_MAX, "Ask only so many questions of the kind S.", "200"),
    NUMBER(updates, "Updates", INT32_MAX, "Also change the cost of so many ties.", "1000000"),
    NUMBER(readers, "Readers", 64, "Threads that search while ties change.", "2"),
    NUMBER(egos, "Egos", INT32_MAX, "Also measure so many people's places.", "1000"),
    PATH(ego_results, "Ego results",
         "Where their measures go: number, ties, effective size, clustering and constraint, a line "
         "each.",
         "egos.txt"),
    NUMBER(own, "Own", 1000000,
           "Lay so many private people over the graph, with ten ties each, and search both.",
           "5000"),
    YES(cpu, "CPU", "Measure time of the processor instead of the clock on the wall."),
    FIELD_END,
};

int graph_run(void *process, int argc, char **argv)
{
    struct arena *a = ((struct process *)process)->arena;
    struct graph_in in = {.hops = 4, .pairs = INT32_MAX, .sets = INT32_MAX};
    struct err err = {0};
    int rc = options_read(a, "graph", graph_fields, &argc, argv, &in, &err);
    bool is_query = argc == 1 && strcmp(argv[0], "query") == 0;
    if (rc == 0 && (argc != 1 || (!is_query && strcmp(argv[0], "bench") != 0)))
        rc = err_set(&err, ERR_USAGE, "Say \"graph bench\" or \"graph query\"; --help tells more.");
    if (rc == 0 && !in.edges.n)
        rc = err_set(&err, ERR_USAGE, "Name the file of ties with --edges.");
    if (rc < 0)
        return options_fail(&err, rc);
    if ((is_query ? graph_query : graph_bench)(a, &in, &err) == 0)
        return 0;
    return options_fail(&err, ERR_INVALID);
}
