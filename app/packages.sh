# shellcheck shell=bash
# The Debian packages that Carewright needs, and how they get installed. Sourced by app/run and tests/run.

# To build and run the program.
# shellcheck disable=SC2034
runPackages=(
    build-essential cmake ninja-build pkg-config
    libglfw3-dev libgl-dev python3-glad libimgui-dev libstb-dev libfreetype-dev libfontconfig1-dev
    libtinyxml2-dev libexpected-dev nlohmann-json3-dev libcli11-dev libcsv-dev
    libsqlite3-dev libsqlitecpp-dev libsodium-dev
    libhpdf-dev libzip-dev libxlsxwriter-dev libutf8proc-dev libstemmer-dev libhunspell-dev hunspell-en-gb wbritish-small wordnet-base
    libspeechd-dev speech-dispatcher speech-dispatcher-espeak-ng
    fonts-inter fonts-opendyslexic fonts-materialdesignicons-webfont fonts-dejavu-core
)

# To build and run the tests as well: the test and benchmark libraries, a screen without a monitor and hands for it,
# the fuzzers' compiler, tools that look at the store, at XML and at a PDF from outside, and the sources of a locale with commas.
# shellcheck disable=SC2034
testPackages=(
    catch2 libbenchmark-dev
    xvfb xauth xdotool x11-utils x11-apps
    clang libclang-rt-14-dev
    sqlite3 libxml2-utils poppler-utils python3 locales unzip openssl
)

# Prints those of the named packages that are not installed, one a line. No network, about a tenth of a second.
missingPackages() {
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
    local package
    for package in "$@"; do
        [[ $'\n'"$installed"$'\n' == *$'\n'"installed $package"$'\n'* ]] || printf '%s\n' "$package"
    done
}

# Installs those of the named packages that are missing; does nothing, and asks nobody, where none is. Ends the script
# with a list of what to install where it can't.
ensurePackages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        {
            echo "Carewright installs what it needs on Debian 12 only; this system has no apt."
            echo "Install what these Debian packages hold, then build with: cmake --preset release && cmake --build --preset release"
            printf '  %s\n' "$@"
        } >&2
        exit 1
    fi
    local missing
    mapfile -t missing < <(missingPackages "$@")
    if ((${#missing[@]} == 0)); then return; fi

    local command=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and without sudo only root can install them:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        command=(sudo "${command[@]}")
        echo "sudo may ask for your password." >&2
    fi
    echo "Installing ${#missing[@]} missing packages, which can take a few minutes: ${missing[*]}" >&2
    local log
    log=$(mktemp)
    if ! { "${command[@]}" update && "${command[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
        tail -n 25 "$log" >&2
        echo "The packages could not be installed (the last lines of apt are above; all of them: $log)." >&2
        exit 1
    fi
    rm -f "$log"
}
