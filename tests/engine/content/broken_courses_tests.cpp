// Every folder of tests/data/broken_courses is a course with something wrong and the exact list of what is to be said.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/content/course_reader.h"
#include "test_paths.h"

using namespace carewright;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<fs::path> courseFolders() {
    std::vector<fs::path> out;
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(CAREWRIGHT_TEST_DATA_DIR) / "broken_courses")) {
        if (entry.is_directory()) out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

TEST_CASE("Every broken course gets exactly the problem list that is expected of it", "[content]") {
    const std::vector<fs::path> folders = courseFolders();
    REQUIRE(folders.size() >= 60);
    for (const fs::path& folder : folders) {
        std::string found;
        for (const Problem& problem : readCourse(folder).problems) found += toString(problem) + "\n";
        INFO(folder.filename().string());
        CHECK(found == textOf(folder / "expected.txt"));
    }
}

TEST_CASE("A broken course is not usable and a course with warnings only is", "[content]") {
    for (const fs::path& folder : courseFolders()) {
        INFO(folder.filename().string());
        const bool error = textOf(folder / "expected.txt").find(": error: ") != std::string::npos;
        CHECK(readCourse(folder).usable() == !error);
    }
}
