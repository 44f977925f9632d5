/* SPDX-License-Identifier: Apache-2.0 */
/*
 * embed OUT.c NAME FILE...: files as one C table `const struct asset NAME[]` with NAME_n rows
 * (src/base/asset.h), sorted by file name, each with its gzip form when that is smaller.
 *
 * In meson:
 *     web_assets_c = custom_target('web_assets', input: files('app.css', 'app.js'),
 *       output: 'web_assets.c', command: [embed_tool, '@OUTPUT@', 'web_assets', '@INPUT@'])
 * and web_assets_c among the sources. The output depends on the bytes of the files alone.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct file {
    const char *path, *name;
    unsigned char *bytes, *gzip;
    size_t n, gzip_n;
};

static _Noreturn void fail(const char *what, const char *where)
{
    fprintf(stderr, "embed: %s: %s\n", where, what);
    exit(1);
}

static void *need(void *p)
{
    if (!p)
        fail("out of memory", "allocation");
    return p;
}

static void read_file(struct file *f)
{
    FILE *in = fopen(f->path, "rb");
    if (!in || fseek(in, 0, SEEK_END))
        fail("cannot be read", f->path);
    long size = ftell(in);
    rewind(in);
    if (size < 0)
        fail("cannot be read", f->path);
    f->n = (size_t)size;
    f->bytes = need(malloc(f->n + 1));
    if (fread(f->bytes, 1, f->n, in) != f->n)
        fail("cannot be read", f->path);
    fclose(in);
}

/* Window bits 15 + 16 ask for a gzip wrapper; its header carries no time, so builds repeat. */
static void compress_file(struct file *f)
{
    z_stream z = {0};
    if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        fail("zlib does not start", f->path);
    size_t room = deflateBound(&z, f->n);
    f->gzip = need(malloc(room));
    z.next_in = f->bytes;
    z.avail_in = (uInt)f->n;
    z.next_out = f->gzip;
    z.avail_out = (uInt)room;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        fail("cannot be compressed", f->path);
    f->gzip_n = z.total_out;
    deflateEnd(&z);
    if (f->gzip_n >= f->n)
        f->gzip_n = 0;
}

/* FNV-1a, 64 bits: tells versions of a file apart, nothing more. */
static uint64_t content_hash(const struct file *f)
{
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < f->n; i++)
        h = (h ^ f->bytes[i]) * UINT64_C(0x100000001b3);
    return h;
}

static void write_bytes(FILE *out, const char *prefix, size_t at, const unsigned char *p, size_t n)
{
    fprintf(out, "static const unsigned char %s_%zu[] = {", prefix, at);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%s%u,", i % 24 ? "" : "\n", p[i]);
    fprintf(out, "0};\n");
}

static void write_row(FILE *out, const struct file *f, size_t at)
{
    fprintf(out, "    {\"%s\", (const char *)bytes_%zu, %zu, ", f->name, at, f->n);
    if (f->gzip_n)
        fprintf(out, "(const char *)gzip_%zu, %zu, ", at, f->gzip_n);
    else
        fprintf(out, "NULL, 0, ");
    fprintf(out, "\"%016" PRIx64 "\"},\n", content_hash(f));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct file *)a)->name, ((const struct file *)b)->name);
}

static void load(struct file *f, const char *path)
{
    const char *slash = strrchr(path, '/');
    f->path = path;
    f->name = slash ? slash + 1 : path;
    if (strpbrk(f->name, "\"\\"))
        fail("a quote or backslash in the name is not supported", path);
    read_file(f);
    compress_file(f);
}

int main(int argc, char **argv)
{
    if (argc < 4)
        fail("usage: embed OUT.c NAME FILE...", "arguments");
    size_t n = (size_t)argc - 3;
    struct file *files = need(calloc(n, sizeof(*files)));
    for (size_t i = 0; i < n; i++)
        load(&files[i], argv[i + 3]);
    qsort(files, n, sizeof(*files), by_name);
    for (size_t i = 1; i < n; i++)
        if (!strcmp(files[i - 1].name, files[i].name))
            fail("two files have this name", files[i].path);
    FILE *out = fopen(argv[1], "wb");
    if (!out)
        fail("cannot be written", argv[1]);
    fprintf(out, "/* Made by tools/embed.c. */\n#include \"base/asset.h\"\n"
                 "extern const struct asset %s[];\nextern const size_t %s_n;\n", argv[2], argv[2]);
    for (size_t i = 0; i < n; i++) {
        write_bytes(out, "bytes", i, files[i].bytes, files[i].n);
        if (files[i].gzip_n)
            write_bytes(out, "gzip", i, files[i].gzip, files[i].gzip_n);
    }
    fprintf(out, "const struct asset %s[] = {\n", argv[2]);
    for (size_t i = 0; i < n; i++) {
        write_row(out, &files[i], i);
        free(files[i].bytes);
        free(files[i].gzip);
    }
    fprintf(out, "};\nconst size_t %s_n = %zu;\n", argv[2], n);
    free(files);
    if (fclose(out))
        fail("cannot be written", argv[1]);
    return 0;
}
