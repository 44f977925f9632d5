/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Vector in an arena: VEC(struct person) people = {0}; *VEC_PUSH(arena, &people) = p;
 * VEC_EACH(struct person, it, &people) walks it. Pointers into it are valid until the next push.
 */
#ifndef WM_BASE_VEC_H
#define WM_BASE_VEC_H

#include <stddef.h>

struct arena;

#define VEC(T)                                                                                     \
    struct {                                                                                       \
        T *p;                                                                                      \
        size_t n, cap;                                                                             \
    }

/* Appends a zeroed element and returns its address. */
#define VEC_PUSH(a, v)                                                                             \
    ((v)->p = vec_reserve((a), (v)->p, (v)->n, &(v)->cap, sizeof(*(v)->p)), &(v)->p[(v)->n++])

/* An empty vector has no memory, and nothing may be added to a null pointer, not even 0. */
#define VEC_EACH(T, it, v)                                                                         \
    for (T *it = (v)->p, *it##_end = (v)->n ? (v)->p + (v)->n : (v)->p; it != it##_end; it++)

/* Behind VEC_PUSH: room for one more, zeroed. */
void *vec_reserve(struct arena *a, void *p, size_t n, size_t *cap, size_t elem);

#endif
