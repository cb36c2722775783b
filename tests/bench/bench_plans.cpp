// Where the plans of internal quality assurance stand in a centre with 100,000 decided responses: what is read beside the frame.
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "app/desktop/quality_desk_plans.h"
#include "tests/bench/generated_centre.h"

using namespace carewright;

namespace {

constexpr int decided = 100000;

class DecidedCentre {
public:
    DecidedCentre() {
        std::string name = (std::filesystem::temp_directory_path() / "carewright-bench-XXXXXX").string();
        if (!::mkdtemp(name.data())) std::abort();
        m_folder = name;
        centre = std::make_unique<test::GeneratedCentre>(m_folder, decided, 500, 1);
        if (!centre->good) std::abort();
    }
    ~DecidedCentre() {
        centre.reset();
        std::error_code error;
        std::filesystem::remove_all(m_folder, error);
    }
    DecidedCentre(const DecidedCentre&) = delete;
    DecidedCentre& operator=(const DecidedCentre&) = delete;
    std::unique_ptr<test::GeneratedCentre> centre;

private:
    std::filesystem::path m_folder;
};

void plans(benchmark::State& state) {
    const DecidedCentre where;
    Course course;
    course.id = CourseId("personalisation");
    for (auto _ : state) {
        const auto found = plansIn(*where.centre->store, course, where.centre->clock.now());
        if (!found || found->sampling.decided.size() != static_cast<std::size_t>(decided)) return state.SkipWithError("not all were read");
    }
}
BENCHMARK(plans)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
