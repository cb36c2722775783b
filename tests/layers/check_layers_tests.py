#!/usr/bin/env python3
"""The layer check finds what it should, and nothing else, in small trees made for it."""

import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import check_layers  # noqa: E402

README = """
| room | holds | may include |
|---|---|---|
| `base/` | ids | – |
| `content/` | the course | base |
| `marking/` | marks | base, content |
| `store/` | rows | all of the above |
"""

ONCE = "#pragma once\n"


class Layers(unittest.TestCase):
    def check(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            everything = {"engine/README.md": README, "engine/base/id.h": ONCE, "engine/content/course.h": ONCE,
                          "engine/marking/marker.h": ONCE, "engine/store/store.h": ONCE, "app/ui/theme.h": ONCE,
                          "app/learner/home.h": ONCE, "app/cli/mark.h": ONCE, **files}
            for name, text in everything.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return check_layers.violations(root)

    def assertOne(self, files, path, line, part):
        found = self.check(files)
        self.assertEqual(len(found), 1, found)
        self.assertEqual(found[0][:2], (path, line))
        self.assertIn(part, found[0][2])

    def test_allowed_includes_pass(self):
        self.assertEqual(self.check({
            "engine/store/rows.cpp": '#include "engine/store/store.h"\n#include <sqlite3.h>\n#include <vector>\n'
                                     '#include "engine/marking/marker.h"\n#include <unistd.h>\n',
            "app/learner/home.cpp": '#include "app/ui/theme.h"\n#include "engine/store/store.h"\n#include <imgui.h>\n',
        }), [])

    def test_upward_include_in_the_engine(self):
        self.assertOne({"engine/base/id.cpp": '// why\n#include "engine/content/course.h"\n'},
                       "engine/base/id.cpp", 2, "engine/base may not include engine/content")

    def test_engine_includes_the_app(self):
        self.assertOne({"engine/marking/a.cpp": '#include "app/ui/theme.h"\n'},
                       "engine/marking/a.cpp", 1, "outside the engine")

    def test_command_line_includes_a_view(self):
        self.assertOne({"app/cli/a.cpp": '#include "app/ui/theme.h"\n'},
                       "app/cli/a.cpp", 1, "app/cli may not include app/ui")

    def test_widgets_include_a_view(self):
        self.assertOne({"app/ui/a.cpp": '#include "app/learner/home.h"\n'},
                       "app/ui/a.cpp", 1, "may not include app/learner")

    def test_library_in_a_header(self):
        self.assertOne({"engine/store/a.h": ONCE + "#include <sqlite3.h>\n"},
                       "engine/store/a.h", 2, "belongs in .cpp files")

    def test_header_that_is_not_guarded(self):
        self.assertOne({"engine/base/a.h": "/// Ids.\nstruct A {};\n"}, "engine/base/a.h", 1, "#pragma once")

    def test_library_in_a_foreign_room(self):
        self.assertOne({"engine/base/a.cpp": "#  include <tinyxml2.h>\n"},
                       "engine/base/a.cpp", 1, "belongs to engine/content")

    def test_window_library_outside_the_desktop(self):
        self.assertOne({"app/ui/a.cpp": "#include <GLFW/glfw3.h>\n"},
                       "app/ui/a.cpp", 1, "belongs to app/desktop")

    def test_unknown_library(self):
        self.assertOne({"engine/base/a.cpp": "#include <boost/any.hpp>\n"},
                       "engine/base/a.cpp", 1, "belongs to no room")

    def test_workspace_draws_nothing(self):
        self.assertOne({"app/desktop/workspace_a.cpp": "#include <imgui.h>\n"},
                       "app/desktop/workspace_a.cpp", 1, "the workspace draws nothing")

    def test_room_without_a_layer(self):
        self.assertOne({"engine/attic/a.cpp": "\n"},
                       "engine/attic/a.cpp", 1, "no layer is known")

    def test_include_of_no_file(self):
        self.assertOne({"engine/base/a.cpp": '#include "engine/base/gone.h"\n'},
                       "engine/base/a.cpp", 1, "is no file")

    def test_relative_include(self):
        self.assertEqual(len(self.check({"engine/base/a.cpp": '#include "id.h"\n'})), 1)

    def test_tests_are_never_included(self):
        self.assertEqual(len(self.check({"engine/base/a.cpp": '#include "tests/ui/text_stage.h"\n',
                                         "tests/ui/text_stage.h": ""})), 1)

    def test_readme_without_a_table(self):
        with self.assertRaises(ValueError):
            self.check({"engine/README.md": "nothing"})


if __name__ == "__main__":
    unittest.main()
