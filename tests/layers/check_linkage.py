#!/usr/bin/env python3
"""Checks that a program neither links nor holds anything that draws.

Usage: check_linkage.py PROGRAM

Looks at the libraries the program asks the loader for (readelf -d) and at the symbols in it (nm). Exit status: 0 it
draws nothing, 1 it does (each trace is listed), 2 the program could not be looked at.
"""

import re
import subprocess
import sys

LIBRARY = re.compile(r"\[(lib(?:GL|GLX|EGL|OpenGL|glfw|X11|imgui|freetype)[^\]]*)\]")
SYMBOL = re.compile(r"\b(ImGui::\S*|ImGui_Impl\w*|glfw[A-Z]\w*|gl(?:ad_gl|adLoad|Draw|Clear|Bind)\w*)")


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        libraries = LIBRARY.findall(output_of("readelf", "-d", arguments[0]))
        symbols = SYMBOL.findall(output_of("nm", "-C", arguments[0]))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"check_linkage: {error}", file=sys.stderr)
        return 2
    traces = [f"links {name}" for name in libraries] + [f"holds {name}" for name in sorted(set(symbols))[:20]]
    for trace in traces:
        print(f"{arguments[0]}: {trace}")
    return 1 if traces else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
