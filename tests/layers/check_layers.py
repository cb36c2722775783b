#!/usr/bin/env python3
"""Walks the includes of engine/ and app/ and lists those that the layers do not allow, and headers that cannot be included twice.

Usage: check_layers.py ROOT

The engine's layers are the table in engine/README.md, read from there so that it is what people read, too. Those of the
app are ROOMS_OF_APP below. Libraries from outside appear only in the rooms that own them and, unless LIBRARIES says
otherwise, only in .cpp files. Exit status: 0 all is well, 1 violations, 2 the tree could not be read.
"""

import pathlib
import re
import sys

# What each room of the app may include beside itself; "engine" stands for all of it.
ROOMS_OF_APP = {
    "app/machine": {"engine"},
    "app/cli": {"engine", "app/machine"},
    "app/speech": {"engine"},
    "app/ui": {"engine", "app/speech"},
    "app/learner": {"engine", "app/ui"},
    "app/tutor": {"engine", "app/ui", "app/learner"},  # tutors preview what learners see
    "app/assessor": {"engine", "app/ui"},
    "app/debug": {"engine", "app/ui"},
    "app/desktop": {"engine", "app/machine", "app/speech", "app/ui", "app/learner", "app/tutor", "app/assessor", "app/debug"},
}

VIEWS = {"app/ui", "app/learner", "app/tutor", "app/assessor", "app/debug", "app/desktop"}

# Header pattern, rooms that own the library, and whether headers of ours may include it.
LIBRARIES = [
    (r"tl/expected\.hpp", {"engine/base"}, True),
    (r"tinyxml2\.h", {"engine/content"}, False),
    (r"sqlite3\.h|SQLiteCpp/.*", {"engine/store"}, False),
    (r"nlohmann/.*", {"engine/marking", "engine/attempt", "engine/review", "engine/exchange", "engine/store", "app/cli", "app/desktop"},
     False),
    (r"csv\.h", {"engine/exchange"}, False),
    (r"hpdf\.h", {"engine/exchange"}, False),
    (r"zip\.h|xlsxwriter\.h", {"engine/exchange"}, False),
    (r"utf8proc\.h", {"engine/base", "app/ui"}, False),
    (r"sodium\.h", {"engine/base"}, False),
    (r"libstemmer\.h", {"engine/marking"}, False),
    (r"hunspell\.hxx|hunspell/.*", {"app/ui"}, False),
    (r"CLI/.*", {"app/cli"}, False),
    (r"fontconfig/.*", {"app/ui"}, False),
    (r"libspeechd\.h", {"app/speech"}, False),
    (r"imgui\.h|imgui_stdlib\.h|imgui_internal\.h|imgui_freetype\.h", VIEWS, True),
    (r"imstb_textedit\.h|ft2build\.h", {"app/ui"}, False),
    (r"backends/imgui_impl_.*|GLFW/.*|glad/.*|stb/.*", {"app/desktop"}, False),
]

# The operating system, below the standard library; never in headers.
SYSTEM = re.compile(r"(fcntl|unistd|dirent|poll|signal|termios|pthread|sys/[a-z]+)\.h")

# The workspace applies actions and knows nothing of drawing.
WINDOWLESS = re.compile(r"app/desktop/workspace[^/]*")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)

ONCE = re.compile(r"^#pragma once$", re.MULTILINE)


def engine_rooms(readme):
    """The table `| `room/` | … | may include |` as {room: set of rooms}."""
    rooms = {}
    for line in readme.read_text(encoding="utf-8").splitlines():
        row = re.match(r"\|\s*`([a-z]+)/`\s*\|.*\|\s*([^|]*?)\s*\|\s*$", line)
        if not row:
            continue
        name, allowed = row.groups()
        if allowed == "all of the above":
            names = set(rooms)
        else:
            names = {f"engine/{word}" for word in re.findall(r"[a-z]+", allowed)}
        rooms[f"engine/{name}"] = names
    return rooms


def room_of(path):
    return "/".join(path.split("/")[:2])


def problem_with_own(path, included, engine):
    """Why `path` may not include our own header `included`; None if it may."""
    room, target = room_of(path), room_of(included)
    if target == room:
        return None
    if included.startswith("tests/"):
        return "nothing outside tests/ may include the tests"
    if room.startswith("engine/"):
        if target not in engine:
            if target.startswith("engine/"):
                return f"engine/README.md knows no room {target}"
            return f"{room} may include nothing outside the engine"
        if target not in engine[room]:
            return f"{room} may not include {target} (see engine/README.md)"
        return None
    allowed = ROOMS_OF_APP[room]
    if target in allowed or (target.startswith("engine/") and "engine" in allowed):
        return None
    return f"{room} may not include {target}"


def problem_with_foreign(path, included):
    """Why `path` may not include the header <included> from outside; None if it may."""
    is_header = path.endswith(".h")
    if re.fullmatch(r"[a-z0-9_]+", included):
        return None  # the standard library
    if SYSTEM.fullmatch(included):
        return f"<{included}> belongs in .cpp files" if is_header else None
    for pattern, owners, in_headers in LIBRARIES:
        if not re.fullmatch(pattern, included):
            continue
        if room_of(path) not in owners:
            return f"<{included}> belongs to {', '.join(sorted(owners))}"
        if is_header and not in_headers:
            return f"<{included}> belongs in .cpp files"
        if WINDOWLESS.fullmatch(path):
            if re.match(r"imgui|backends/|GLFW/|glad/", included):
                return f"the workspace draws nothing, so it may not include <{included}>"
        return None
    return f"<{included}> belongs to no room; add the library to tests/layers/check_layers.py"


def violations(root):
    engine = engine_rooms(root / "engine" / "README.md")
    if not engine:
        raise ValueError("engine/README.md holds no table of rooms")
    found = []
    for top in ("engine", "app"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix not in (".h", ".cpp") or "/tools/" in file.as_posix():
                continue
            path = file.relative_to(root).as_posix()
            room = room_of(path)
            if room not in engine and room not in ROOMS_OF_APP:
                found.append((path, 1, f"no layer is known for the room {room}"))
                continue
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".h" and not ONCE.search(text):
                found.append((path, 1, "a header begins with #pragma once, so that it may be included twice"))
            for match in INCLUDE.finditer(text):
                own, foreign = match.groups()
                problem = problem_with_own(path, own, engine) if own else problem_with_foreign(path, foreign)
                if own and not (root / own).is_file():
                    problem = problem or f'"{own}" is no file; includes are written from the top of the tree'
                if problem:
                    line = text.count("\n", 0, match.start(1 if own else 2)) + 1
                    found.append((path, line, problem))
    return found


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        found = violations(pathlib.Path(arguments[0]))
    except (OSError, ValueError) as error:
        print(f"check_layers: {error}", file=sys.stderr)
        return 2
    for path, line, problem in found:
        print(f"{path}:{line}: {problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
