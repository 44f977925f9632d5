/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asks a server on loopback and measures:
 * load PORT PID[,DATABASE_PID] CONNECTIONS REQUESTS TARGETS_FILE
 *
 * Each connection is a thread that keeps one socket open and sends the targets of the file, one a
 * line, in turn; a target may be followed by a blank and an API token. Prints one line of JSON:
 * wall microseconds of a request (p50, p99, max), and the server's CPU microseconds a request,
 * read from the run time the kernel keeps for each thread of process PID in nanoseconds
 * (/proc/PID/task/TID/schedstat), time in the kernel included. With DATABASE_PID also that of
 * this process and its children: PostgreSQL's, which have one for each connection.
 */
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TARGETS_MAX = 8000, LINE_MAX_BYTES = 500, ANSWER_MAX = 1 << 22, CONNECTIONS_MAX = 64 };

static char targets[TARGETS_MAX][LINE_MAX_BYTES];
static unsigned targets_n;
static uint16_t port;

struct client {
    pthread_t thread;
    unsigned first, requests;
    uint32_t *wall; /* nanoseconds of each request */
    uint64_t bytes;
    unsigned not_ok;
    bool broken;
};

static uint64_t now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static int connect_loopback(void)
{
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1, fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd >= 0 && connect(fd, (struct sockaddr *)&at, sizeof(at)) != 0) {
        close(fd);
        return -1;
    }
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    return fd;
}

/* Reads one answer; its status, or -1. */
static int read_answer(int fd, char *buf, uint64_t *bytes)
{
    size_t n = 0, want = 0;
    while (!want || n < want) {
        ssize_t got = recv(fd, buf + n, ANSWER_MAX - 1 - n, 0);
        if (got <= 0)
            return -1;
        n += (size_t)got;
        buf[n] = '\0';
        char *end = want ? NULL : strstr(buf, "\r\n\r\n");
        if (end) {
            const char *length = strcasestr(buf, "\r\nContent-Length:");
            if (!length || length > end)
                return -1;
            want = (size_t)(end + 4 - buf) + strtoul(length + 17, NULL, 10);
        }
    }
    *bytes += n;
    return (int)strtol(buf + 9, NULL, 10);
}

static int write_request(char *to, size_t size, const char *target)
{
    int path = (int)strcspn(target, " ");
    const char *token = target[path] ? target + path + 1 : "";
    return snprintf(
        to, size, "GET %.*s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\nAccept: text/html\r\n%s%s%s\r\n",
        path, target, port, *token ? "Authorization: Bearer " : "", token, *token ? "\r\n" : "");
}

static void *run_client(void *data)
{
    struct client *c = data;
    char line[2 * LINE_MAX_BYTES];
    char *buf = malloc(ANSWER_MAX);
    int fd = connect_loopback();
    c->broken = !buf || fd < 0;
    for (unsigned i = 0; i < c->requests && !c->broken; i++) {
        int n = write_request(line, sizeof(line), targets[(c->first + i) % targets_n]);
        uint64_t start = now_ns();
        int status =
            send(fd, line, (size_t)n, MSG_NOSIGNAL) == n ? read_answer(fd, buf, &c->bytes) : -1;
        c->wall[i] = (uint32_t)(now_ns() - start);
        c->not_ok += status != 200;
        c->broken = status < 0;
    }
    close(fd);
    free(buf);
    return NULL;
}

/* Run time of all threads of a process in nanoseconds. */
static uint64_t process_cpu(unsigned long pid)
{
    char path[400];
    uint64_t sum = 0;
    snprintf(path, sizeof(path), "/proc/%lu/task", pid);
    DIR *dir = opendir(path);
    for (struct dirent *e; dir && (e = readdir(dir));) {
        unsigned long long ns = 0;
        snprintf(path, sizeof(path), "/proc/%lu/task/%s/schedstat", pid, e->d_name);
        FILE *f = e->d_name[0] == '.' ? NULL : fopen(path, "r");
        if (f && fscanf(f, "%llu", &ns) == 1)
            sum += ns;
        if (f)
            fclose(f);
    }
    if (dir)
        closedir(dir);
    return sum;
}

static unsigned long parent_of(unsigned long pid)
{
    char path[40], line[400] = "";
    unsigned long parent = 0;
    snprintf(path, sizeof(path), "/proc/%lu/stat", pid);
    FILE *f = fopen(path, "r");
    if (f && fgets(line, sizeof(line), f) && strrchr(line, ')'))
        sscanf(strrchr(line, ')'), ") %*c %lu", &parent);
    if (f)
        fclose(f);
    return parent;
}

/* A process and its children. */
static uint64_t family_cpu(unsigned long pid)
{
    uint64_t sum = pid ? process_cpu(pid) : 0;
    DIR *dir = pid ? opendir("/proc") : NULL;
    for (struct dirent *e; dir && (e = readdir(dir));) {
        unsigned long child = strtoul(e->d_name, NULL, 10);
        if (child && parent_of(child) == pid)
            sum += process_cpu(child);
    }
    if (dir)
        closedir(dir);
    return sum;
}

static int by_size(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

static bool read_targets(const char *path)
{
    FILE *f = fopen(path, "r");
    while (f && targets_n < TARGETS_MAX && fgets(targets[targets_n], LINE_MAX_BYTES, f)) {
        targets[targets_n][strcspn(targets[targets_n], "\n")] = '\0';
        targets_n += targets[targets_n][0] == '/';
    }
    if (f)
        fclose(f);
    return targets_n > 0;
}

int main(int argc, char **argv)
{
    static struct client clients[CONNECTIONS_MAX];
    unsigned n = argc == 6 ? (unsigned)strtoul(argv[3], NULL, 10) : 0;
    unsigned requests = argc == 6 ? (unsigned)strtoul(argv[4], NULL, 10) : 0;
    if (!n || n > CONNECTIONS_MAX || requests < n || !read_targets(argv[5])) {
        fprintf(stderr, "Usage: load PORT PID[,DATABASE_PID] CONNECTIONS REQUESTS TARGETS_FILE\n");
        return 2;
    }
    char *comma;
    port = (uint16_t)strtoul(argv[1], NULL, 10);
    unsigned long pid = strtoul(argv[2], &comma, 10);
    unsigned long database = *comma == ',' ? strtoul(comma + 1, NULL, 10) : 0;
    requests = requests / n * n;
    uint32_t *wall = calloc(requests, sizeof(*wall));
    if (!wall)
        return 1;
    uint64_t cpu = process_cpu(pid), database_cpu = family_cpu(database);
    for (unsigned i = 0; i < n; i++) {
        clients[i] = (struct client){
            .first = i * 7, .requests = requests / n, .wall = wall + i * (requests / n)};
        pthread_create(&clients[i].thread, NULL, run_client, &clients[i]);
    }
    uint64_t bytes = 0;
    unsigned not_ok = 0;
    bool broken = false;
    for (unsigned i = 0; i < n; i++) {
        pthread_join(clients[i].thread, NULL);
        bytes += clients[i].bytes;
        not_ok += clients[i].not_ok;
        broken |= clients[i].broken;
    }
    cpu = process_cpu(pid) - cpu;
    database_cpu = family_cpu(database) - database_cpu;
    qsort(wall, requests, sizeof(*wall), by_size);
    printf("{\"requests\": %u, \"connections\": %u, \"cpu_us\": %.2f, \"database_cpu_us\": %.2f, "
           "\"p50_us\": %.1f, "
           "\"p99_us\": %.1f, "
           "\"max_us\": %.1f, \"bytes\": %.0f, \"not_ok\": %u}\n",
           requests, n, (double)cpu / 1000 / requests, (double)database_cpu / 1000 / requests,
           wall[requests / 2] / 1000.0, wall[(size_t)requests * 99 / 100] / 1000.0,
           wall[requests - 1] / 1000.0, (double)bytes / requests, not_ok);
    free(wall);
    return broken;
}
