/* SPDX-License-Identifier: Apache-2.0 */
#include "ops/key.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/err.h"
#include "def/errors.h"
#include "ops/login_state_int.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4200 };

static int failed(struct err *err, const char *path, const char *verb)
{
    return err_set(err, ERR_IO, "The key file %s cannot be %s (%s).", path, verb, strerror(errno));
}

static int write_whole(int fd, const unsigned char bytes[KEY_BYTES])
{
    if (write(fd, bytes, KEY_BYTES) != KEY_BYTES || fsync(fd) < 0)
        return -1;
    return 0;
}

/* Beside its place first, then linked there: two processes that start at once get one key. */
static int make_file(const char *path, struct err *err)
{
    unsigned char bytes[KEY_BYTES];
    char beside[PATH_BYTES + 8];
    snprintf(beside, sizeof(beside), "%s.XXXXXX", path);
    int fd = mkstemp(beside); /* mode 0600 */
    if (fd < 0)
        return failed(err, path, "made");
    randombytes_buf(bytes, sizeof(bytes));
    int rc = write_whole(fd, bytes);
    sodium_memzero(bytes, sizeof(bytes));
    close(fd);
    if (rc == 0 && link(beside, path) < 0 && errno != EEXIST)
        rc = -1;
    if (rc < 0)
        failed(err, path, "made");
    unlink(beside);
    return rc < 0 ? ERR_IO : 0;
}

static int read_file(const char *path, unsigned char ret[KEY_BYTES], struct err *err)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return failed(err, path, "read");
    bool stat_ok = fstat(fd, &st) == 0;
    ssize_t n = stat_ok ? read(fd, ret, KEY_BYTES) : -1;
    close(fd);
    if (n < 0)
        return failed(err, path, "read");
    if (st.st_mode & (S_IRWXG | S_IRWXO))
        return err_set(err, ERR_IO,
                       "Others may read the key file %s: say chmod 600 %s, and try again.", path,
                       path);
    if (n != KEY_BYTES || st.st_size != KEY_BYTES)
        return err_set(err, ERR_IO, "The key file %s is damaged: restore it from a backup.", path);
    return 0;
}

static int load(const struct app *app, unsigned char ret[KEY_BYTES], struct err *err)
{
    char path[PATH_BYTES];
    if (sodium_init() < 0)
        return err_set(err, ERR_INTERNAL, "The system gives no random bytes.");
    if (!app->data_dir.n || app->data_dir.n > PATH_BYTES - 20)
        return err_set(err, ERR_IO, "There is no data folder for the key file.");
    snprintf(path, sizeof(path), "%.*s/wellmet.key", STR_ARG(app->data_dir));
    int rc = access(path, F_OK) == 0 ? 0 : make_file(path, err);
    return rc < 0 ? rc : read_file(path, ret, err);
}

/* Read once a process when there is a place to keep it. */
static int master(const struct app *app, unsigned char ret[KEY_BYTES], struct err *err)
{
    struct login_state *s = app->logins;
    int rc = 0;
    if (!s)
        return load(app, ret, err);
    pthread_mutex_lock(&s->lock);
    if (!s->has_key) {
        rc = load(app, s->key, err);
        s->has_key = rc == 0;
    }
    memcpy(ret, s->key, KEY_BYTES);
    pthread_mutex_unlock(&s->lock);
    return rc;
}

static int derive(const struct app *app, const char *use, uint64_t number,
                  unsigned char ret[KEY_BYTES], struct err *err)
{
    unsigned char key[KEY_BYTES];
    char context[crypto_kdf_CONTEXTBYTES + 1] = {0};
    int rc = master(app, key, err);
    if (rc < 0)
        return rc;
    snprintf(context, sizeof(context), "%s", use);
    crypto_kdf_derive_from_key(ret, KEY_BYTES, number, context, key);
    sodium_memzero(key, sizeof(key));
    return 0;
}

int key_derive(const struct app *app, const char *use, unsigned char ret[KEY_BYTES],
               struct err *err)
{
    return derive(app, use, 0, ret, err);
}

int key_seal(const struct app *app, struct arena *a, const char *use, int64_t whose,
             struct str text, struct str *ret, struct err *err)
{
    unsigned char key[KEY_BYTES];
    size_t n = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + text.n;
    unsigned char *box = arena_alloc(a, n);
    int rc = derive(app, use, (uint64_t)whose, key, err);
    if (rc < 0)
        return rc;
    randombytes_buf(box, crypto_secretbox_NONCEBYTES);
    crypto_secretbox_easy(box + crypto_secretbox_NONCEBYTES, (const unsigned char *)text.p, text.n,
                          box, key);
    sodium_memzero(key, sizeof(key));
    *ret = base64_encode(a, (struct str){(const char *)box, n});
    return 0;
}

int key_open(const struct app *app, struct arena *a, const char *use, int64_t whose,
             struct str sealed, struct str *ret, struct err *err)
{
    unsigned char key[KEY_BYTES];
    struct str box;
    int rc = derive(app, use, (uint64_t)whose, key, err);
    if (rc < 0)
        return rc;
    size_t head = crypto_secretbox_NONCEBYTES, extra = head + crypto_secretbox_MACBYTES;
    bool ok = base64_decode(a, sealed, &box) && box.n >= extra;
    char *text = arena_alloc(a, ok ? box.n - extra + 1 : 1);
    const unsigned char *p = (const unsigned char *)box.p;
    ok = ok &&
         crypto_secretbox_open_easy((unsigned char *)text, p + head, box.n - head, p, key) == 0;
    sodium_memzero(key, sizeof(key));
    if (!ok)
        return err_set(err, ERR_CORRUPT,
                       "A sealed secret does not open: wellmet.key is not the one it was made "
                       "with. Restore that file from a backup.");
    *ret = (struct str){text, box.n - extra};
    return 0;
}
