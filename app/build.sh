# shellcheck shell=bash
# Configures and builds, quietly: one moving line on a terminal, a few lines elsewhere, and the compiler's own words only
# where something fails. Sourced by app/run and tests/run. Everything goes to the error stream, so that what the programs
# print stays clean.

# Where ccache is installed, one cache serves every checkout of the tree.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

# Reads Ninja's output and shows how far it is.
showProgress() {
    local line shown=-1 building=false finished total
    while IFS= read -r line; do
        if [[ $line =~ ^@([0-9]+)/([0-9]+)@ ]]; then
            finished=${BASH_REMATCH[1]} total=${BASH_REMATCH[2]}
            # A total this small is Ninja looking for new files.
            if ((total < 3)); then continue; fi
            building=true
            if [[ -t 2 ]]; then
                printf '\rBuilding: %d of %d ' "$finished" "$total" >&2
            elif ((finished * 4 / total != shown)); then
                shown=$((finished * 4 / total))
                printf 'Building: %d of %d\n' "$finished" "$total" >&2
            fi
        fi
    done
    if [[ $building == true && -t 2 ]]; then printf '\r\033[K' >&2; fi
}

# configureIfNeeded FOLDER ARGUMENT…: runs cmake where FOLDER has not been configured, or was for another place.
configureIfNeeded() {
    local folder=$1
    shift
    if [[ -f $folder/build.ninja ]] && grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then return; fi
    configure "$folder" "$@"
}

# configure FOLDER ARGUMENT…: runs cmake in the current folder.
configure() {
    local folder=$1
    shift
    # A tree that has been moved or copied brings along a build folder that points to the old place.
    if [[ -f $folder/CMakeCache.txt ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
        rm -rf "$folder"
    fi
    mkdir -p "$folder"
    if ! cmake "$@" -B "$folder" >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        echo "The build could not be configured; what cmake says is above." >&2
        exit 1
    fi
}

# build FOLDER TARGET…: builds the targets (all without any); one build at a time in a folder.
build() {
    local folder=$1
    shift
    local log=$folder/build.log
    if ! (
        flock 9
        NINJA_STATUS='@%f/%t@ ' ninja -C "$folder" "$@" 2>&1 9>&- | tee "$log" | showProgress
    ) 9>"$folder/build.lock"; then
        # From the first failure on; without one (Ninja itself could not go on) the end of it.
        if grep -q '^FAILED: ' "$log"; then sed -n '/^FAILED: /,$p' "$log" | grep -v '^@' | head -n 80 >&2; else tail -n 20 "$log" >&2; fi
        echo "The build failed; its first errors are above, all of it is in $log." >&2
        exit 1
    fi
}
