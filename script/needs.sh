# shellcheck shell=bash disable=SC2034
# SPDX-License-Identifier: Apache-2.0
# Sourced by script/server and script/test: says what happens and installs what is missing.
# It knows Debian's packages alone; on another system install what the two lists name by hand,
# and everything else works the same.

# What building needs (libc6-dev is only recommended by gcc, and recommendations are left out).
BUILD_PACKAGES=(gcc libc6-dev meson ninja-build pkg-config libmicrohttpd-dev libgnutls28-dev
    libsqlite3-dev libpq-dev libsodium-dev liboath-dev libjansson-dev libutf8proc-dev libmd4c-dev
    libcsv-dev libqrencode-dev zlib1g-dev libcurl4-openssl-dev libcjose-dev libssl-dev
    libpcre2-dev)

# What the tests need on top: a second compiler with its sanitizers, cmocka, the second engine's
# server, what makes test certificates, a browser to drive, and the two typefaces the pages are
# looked at in; two other readers of calendars; and what shows printed pages as pictures.
TEST_PACKAGES=(clang libclang-rt-14-dev libcmocka-dev openssl sqlite3 postgresql-15 curl git python3
    chromium fonts-urw-base35 fonts-lato libical-dev khal poppler-utils)

say() { printf '==> %s\n' "$*"; }

fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Runs a command as root: as it is when we are root, else through sudo. sudo drops the
# environment, so the proxies of this machine are handed on by name.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        env DEBIAN_FRONTEND=noninteractive "$@"
        return
    fi
    command -v sudo >/dev/null || fail "not root and no sudo here: run as root: $*"
    local keep=(DEBIAN_FRONTEND=noninteractive) name
    for name in http_proxy https_proxy ftp_proxy no_proxy; do
        [ -z "${!name:-}" ] || keep+=("$name=${!name}")
    done
    sudo env "${keep[@]}" "$@"
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Runs a noisy command quietly; shows the end of what it said when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 || status=$?
    [ $status = 0 ] || tail -n 40 "$log" >&2
    rm -f "$log"
    return $status
}

# Installs packages. Debian's postgresql-15 makes and starts a cluster for the whole computer when
# it comes; the tests need its programs alone, and the setting that says so goes again afterwards.
install_packages() {
    local folder=/etc/postgresql-common/createcluster.d status=0
    local setting=$folder/wellmet-tests.conf
    [[ " $* " = *" postgresql-"* ]] || {
        quietly as_root apt-get -q -y --no-install-recommends install "$@"
        return
    }
    as_root mkdir -p "$folder"
    echo "create_main_cluster = false" | as_root tee "$setting" >/dev/null
    quietly as_root apt-get -q -y --no-install-recommends install "$@" || status=$?
    as_root rm -f "$setting"
    as_root rmdir -p --ignore-fail-on-non-empty "$folder" 2>/dev/null || true
    return $status
}

# need_packages PACKAGE...: installs those that are missing, and asks the archive only then.
need_packages() {
    command -v dpkg-query >/dev/null || {
        say "This is no Debian: taking these to be installed: $*"
        return
    }
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} = 0 ]; then
        say "All ${#} packages needed are installed"
        return
    fi
    say "Installing ${#missing[@]} missing packages: ${missing[*]}"
    quietly as_root apt-get -q update || fail "apt-get update failed (see above)"
    install_packages "${missing[@]}" ||
        fail "apt-get install failed (see above)"
}

# build_dir DIR COMPILER OPTION...: sets DIR up once; ninja keeps it current from then on.
build_dir() {
    local dir=$1 compiler=$2
    shift 2
    [ -f "$dir/build.ninja" ] && return
    say "Setting up $dir ($compiler${*:+, $*})"
    CC=$compiler quietly meson setup "$dir" "$@" || fail "meson setup $dir failed (see above)"
}

# step COMMAND...: runs it beside the others; finish_steps ends when all have, or fails with one.
steps=()
step() {
    "$@" &
    steps+=($!)
}

finish_steps() {
    local id status=0
    for id in "${steps[@]}"; do
        wait "$id" || status=$?
    done
    steps=()
    [ $status = 0 ] || exit $status
}
