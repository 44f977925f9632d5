/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/ask.h"

#include "base/arena.h"

#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 400, SECRET_MAX_BYTES = 1100 };

bool ask_is_possible(void) { return isatty(STDIN_FILENO) && isatty(STDERR_FILENO); }

int ask_columns(void)
{
    struct winsize w;
    if (!isatty(STDOUT_FILENO))
        return 0;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col)
        return w.ws_col;
    return 80;
}

struct str ask_line(struct arena *a, const char *question)
{
    char line[LINE_MAX_BYTES];
    fprintf(stderr, "%s ", question);
    fflush(stderr);
    if (!fgets(line, sizeof(line), stdin))
        return STR_NULL;
    return str_copy(a, str_trim(str_c(line)));
}

static struct str ask_hidden(struct arena *a, const char *question)
{
    char line[SECRET_MAX_BYTES];
    struct termios was, hidden;
    bool terminal = tcgetattr(STDIN_FILENO, &was) == 0;
    if (terminal) {
        hidden = was;
        hidden.c_lflag &= (tcflag_t)~ECHO;
        fprintf(stderr, "%s ", question);
        fflush(stderr);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    bool got = fgets(line, sizeof(line), stdin) != NULL;
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &was);
        fprintf(stderr, "\n");
    }
    struct str text = got ? str_c(line) : STR_NULL;
    while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r'))
        text.n--;
    text = str_copy(a, text);
    explicit_bzero(line, sizeof(line));
    return text;
}

bool ask_secret(struct arena *a, const char *question, bool again, struct str *ret)
{
    *ret = ask_hidden(a, question);
    return ret->n && (!again || str_eq(*ret, ask_hidden(a, "Once more:")));
}

bool ask_yes(const char *question)
{
    ARENA_SCOPE struct arena *a = arena_new(1024);
    struct str answer = ask_line(a, str_format(a, "%s [y/N]", question).p);
    return str_eq_nocase(answer, STR("y")) || str_eq_nocase(answer, STR("yes"));
}

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

static bool tell(void *data, size_t done, size_t total)
{
    (void)data;
    static bool armed;
    if (!armed) { /* from the first step on, Ctrl-C cancels cleanly */
        signal(SIGINT, on_interrupt);
        armed = true;
    }
    if (isatty(STDERR_FILENO) && total)
        fprintf(stderr, "\r%3zu %%%s", done * 100 / total, done >= total ? "\r     \r" : "");
    return interrupted != 0;
}

struct op_progress ask_progress(void) { return (struct op_progress){.tell = tell}; }

static bool colour(void)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

const char *ask_bold(void) { return colour() ? "\033[1m" : ""; }
const char *ask_plain(void) { return colour() ? "\033[0m" : ""; }
