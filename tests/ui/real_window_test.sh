#!/bin/bash
# Starts the real app in a window of its own, types an answer with real key events, hands it in, and looks for the
# marks in the store. Usage: real_window_test.sh PATH-OF-carewright-desktop PATH-OF-COURSE
# Exit status 77 (skipped) where one of the tools it needs is not installed.
set -u
app=$1
course=$2
for tool in Xvfb xdotool sqlite3 xwd; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done

work=$(mktemp -d)
display_pid='' app_pid=''
clean() {
    [ -n "$app_pid" ] && kill "$app_pid" 2>/dev/null
    [ -n "$display_pid" ] && kill "$display_pid" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$work"
}
trap clean EXIT
fail() { echo "FAILED: $1"; [ -f "$work/app.log" ] && cat "$work/app.log"; exit 1; }

# Polls instead of sleeping a fixed time: a slow machine takes longer, a fast one does not wait.
until_true() { # seconds, command …
    local end=$((SECONDS + $1)); shift
    while [ $SECONDS -lt $end ]; do "$@" && return 0; sleep 0.1; done
    return 1
}

exec 3< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 2>/dev/null)
display_pid=$!
read -r -t 20 -u 3 number || fail "Xvfb did not start"
export DISPLAY=:$number
unset WAYLAND_DISPLAY

"$app" --data "$work/data" --course "$course" --view write:define >"$work/app.log" 2>&1 &
app_pid=$!
window=''
find_window() { window=$(xdotool search --onlyvisible --name '^Carewright' 2>/dev/null | head -1); [ -n "$window" ]; }
until_true 60 find_window || fail "no window with a title that begins with Carewright"

xdotool windowfocus --sync "$window" 2>/dev/null
answer='Personalisation means care shaped around the individual so they have choice and control over how their needs are met.'
stored() { sqlite3 -readonly "$work/data/carewright.sqlite" "$1" 2>/dev/null; }
count() { local n; n=$(stored "SELECT count(*) FROM steps WHERE kind = '$1'"); [ "${n:-0}" -ge "$2" ]; }

xdotool type --delay 15 "$answer"
until_true 60 count draft 1 || fail "what was typed is not in the store"
xdotool key ctrl+Return
until_true 60 count submitted 1 || fail "the answer was not handed in"
until_true 60 count proposed 1 || fail "the answer was not marked"
kept=$(stored "SELECT json_extract(payload, '$.text') FROM steps WHERE kind = 'submitted'")
[ "$kept" = "$answer" ] || fail "what was handed in is not what was typed: $kept"
marks=$(stored "SELECT marks FROM summaries")
[ "${marks:-0}" -ge 1 ] || fail "a good answer earned nothing (marks: $marks)"
# Letters must still be there after the text size has changed in the open window: what is drawn has many colours then.
colours() { xwd -silent -id "$window" 2>/dev/null | tail -c +4000 | od -An -v -tx4 -w4 | sort -u | wc -l; }
lettered() { [ "$(colours)" -ge "$1" ]; }
until_true 20 lettered 30 || fail "the window shows hardly anything"
xdotool key ctrl+plus
until_true 20 lettered 30 || fail "the letters are gone after the text size has changed"
# What was drawn before the key may still stand; a second change comes after the first has been drawn.
xdotool key ctrl+plus
xdotool key F1
until_true 20 lettered 30 || fail "the letters are gone after the text size has changed twice"
xdotool key ctrl+q
gone() { ! kill -0 "$app_pid" 2>/dev/null; }
until_true 30 gone || fail "the app did not close on Ctrl+Q"
wait "$app_pid"; status=$?
app_pid=''
[ $status -eq 0 ] || fail "the app ended with status $status"
echo "passed: written, handed in, marked with $marks, closed"
