/* SPDX-License-Identifier: Apache-2.0 */
/* Sorting of 64-bit words: lists are short, so quicksort that ends in insertion. */
#include "graph/graph_int.h"

enum { SHORT = 24 };

static void insert_sort(uint64_t *w, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        uint64_t x = w[i];
        size_t j = i;
        for (; j && w[j - 1] > x; j--)
            w[j] = w[j - 1];
        w[j] = x;
    }
}

static uint64_t middle(uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t low = a < b ? a : b, high = a < b ? b : a;
    return c < low ? low : c > high ? high : c;
}

/* Hoare's partition; a hostile order costs time only, so the depth is bounded by recursing into
 * the smaller side. */
void words_sort(uint64_t *w, size_t n)
{
    while (n > SHORT) {
        uint64_t pivot = middle(w[0], w[n / 2], w[n - 1]);
        size_t i = 0, j = n - 1;
        for (;; i++, j--) {
            while (w[i] < pivot)
                i++;
            while (w[j] > pivot)
                j--;
            if (i >= j)
                break;
            uint64_t x = w[i];
            w[i] = w[j];
            w[j] = x;
        }
        size_t left = j + 1 > n - 1 ? n - 1 : j + 1;
        if (left <= n - left) {
            words_sort(w, left);
            w += left;
            n -= left;
        } else {
            words_sort(w + left, n - left);
            n = left;
        }
    }
    insert_sort(w, n);
}
