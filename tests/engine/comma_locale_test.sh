#!/bin/bash
# Makes a locale that writes one and a half as 1,5 in a folder of its own, and runs the tests tagged comma-locale in it.
# Usage: comma_locale_test.sh PATH-OF-engine_tests
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! localedef -i de_DE -f UTF-8 "$work/de_DE.UTF-8" >"$work/log" 2>&1; then
    cat "$work/log"
    echo "FAILED: no locale could be made; its sources are in the Debian package locales"
    exit 1
fi
# The C library of Debian 12 never frees the list it makes of LOCPATH, which a leak checker would hold against the tests.
printf 'leak:argz_add_sep\n' >"$work/leaks-of-the-c-library"
export LSAN_OPTIONS=suppressions=$work/leaks-of-the-c-library:print_suppressions=0
LOCPATH=$work CAREWRIGHT_COMMA_LOCALE=de_DE.UTF-8 "$1" "[.comma-locale]"
