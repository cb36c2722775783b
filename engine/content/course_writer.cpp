#include "engine/content/course_writer.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <system_error>

#include "engine/base/atomic_file.h"
#include "engine/content/course_files.h"
#include "engine/content/item_writers.h"

namespace carewright {
namespace fs = std::filesystem;
namespace {

constexpr const char* mainFile = "course.xml";

/// Decides which file each item goes to.
class FilePlan {
public:
    explicit FilePlan(const Course& course) {
        add(mainFile);
        for (const std::string& file : course.files) {
            if (isInsidePath(file)) add(file);
        }
    }

    /// For items of one kind, in order: the index of each one's file, never falling.
    template <class Item>
    std::vector<std::size_t> place(const std::vector<Item>& items, const std::string& usualFile) {
        std::vector<std::size_t> out;
        if (items.empty()) return out;
        const auto first = std::find_if(items.begin(), items.end(), [&](const Item& item) { return m_index.contains(item.place.file); });
        std::size_t file = first == items.end() ? add(usualFile) : m_index.at(first->place.file);
        for (const Item& item : items) {
            const auto it = m_index.find(item.place.file);
            if (it != m_index.end() && it->second > file) file = it->second;
            out.push_back(file);
        }
        return out;
    }

    [[nodiscard]] const std::vector<std::string>& files() const { return m_files; }

private:
    std::size_t add(const std::string& file) {
        const auto [it, isNew] = m_index.emplace(file, m_files.size());
        if (isNew) m_files.push_back(file);
        return it->second;
    }

    std::vector<std::string> m_files;
    std::map<std::string, std::size_t> m_index;
};

struct Places {
    std::vector<std::size_t> topics, terms, laws, misconceptions, points, questions, items, quizzes, mocks, samples, scenarios, concepts,
        mishearings, rubrics, subject;
};

template <class Item>
void writeOf(XmlText& xml, const std::vector<Item>& items, const std::vector<std::size_t>& places, std::size_t file) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (places[i] != file) continue;
        xml.blankLine();
        writeItem(xml, items[i]);
    }
}

void writeItems(XmlText& xml, const Course& course, const Places& places, std::size_t file) {
    writeOf(xml, course.topics, places.topics, file);
    writeOf(xml, course.terms, places.terms, file);
    writeOf(xml, course.laws, places.laws, file);
    writeOf(xml, course.misconceptions, places.misconceptions, file);
    writeOf(xml, course.points, places.points, file);
    writeOf(xml, course.questions, places.questions, file);
    writeOf(xml, course.items, places.items, file);
    writeOf(xml, course.quizzes, places.quizzes, file);
    writeOf(xml, course.mocks, places.mocks, file);
    writeOf(xml, course.samples, places.samples, file);
    writeOf(xml, course.scenarios, places.scenarios, file);
    writeOf(xml, course.concepts, places.concepts, file);
    writeOf(xml, course.mishearings, places.mishearings, file);
    writeOf(xml, course.rubrics, places.rubrics, file);
    if (!places.subject.empty() && places.subject.front() == file) {
        xml.blankLine();
        writeItem(xml, course.subject);
    }
}

bool hasWeights(const Course& course) { return isInsidePath(course.weightsFile); }

void writeHead(XmlText& xml, const Course& course) {
    xml.text("title", {}, course.title);
    xml.text("about", {}, course.about);
    const auto number = [](int value) { return value > 0 ? std::to_string(value) : std::string(); };
    xml.text("unit", {{"code", course.unitCode}, {"level", number(course.unitLevel)}, {"credits", number(course.unitCredits)}, {"also", course.unitAlso}}, course.unitTitle);
    for (const Criterion& criterion : course.criteria) xml.text("criterion", {{"id", criterion.id.value}}, criterion.text);
    for (const Source& source : course.sources) {
        xml.text("source", {{"id", source.id.value}, {"publisher", source.publisher}, {"date", source.date}}, source.title);
    }
}

XmlText::Attributes courseAttributes(const Course& course) {
    return {{"id", course.id.value}, {"nation", course.nation}, {"checked", course.checkedOn}, {"language", "en-GB"}};
}

}  // namespace

std::vector<WrittenFile> writeCourseFiles(const Course& course) {
    FilePlan plan(course);
    Places places;
    places.topics = plan.place(course.topics, "topics.xml");
    places.terms = plan.place(course.terms, "terms.xml");
    places.laws = plan.place(course.laws, "laws.xml");
    places.misconceptions = plan.place(course.misconceptions, "misconceptions.xml");
    places.points = plan.place(course.points, "points.xml");
    places.questions = plan.place(course.questions, "questions.xml");
    places.items = plan.place(course.items, "items.xml");
    places.quizzes = plan.place(course.quizzes, "quizzes.xml");
    places.mocks = plan.place(course.mocks, "quizzes.xml");
    places.samples = plan.place(course.samples, "samples.xml");
    places.scenarios = plan.place(course.scenarios, "scenarios.xml");
    places.concepts = plan.place(course.concepts, "concepts.xml");
    places.mishearings = plan.place(course.mishearings, "concepts.xml");
    places.rubrics = plan.place(course.rubrics, "rubrics.xml");
    if (!course.subject.required.empty() || !course.subject.unwanted.empty()) {
        places.subject = plan.place(std::vector<SubjectGuard>{course.subject}, "concepts.xml");
    }
    std::vector<WrittenFile> out;
    for (std::size_t file = 0; file < plan.files().size(); ++file) {
        XmlText xml;
        const char* root = file == 0 ? "course" : "part";
        xml.open(root, file == 0 ? courseAttributes(course) : XmlText::Attributes{});
        if (file == 0) {
            writeHead(xml, course);
            if (hasWeights(course)) xml.empty("weights", {{"file", course.weightsFile}});
            for (std::size_t i = 1; i < plan.files().size(); ++i) xml.empty("include", {{"file", plan.files()[i]}});
        }
        writeItems(xml, course, places, file);
        xml.close(root);
        out.push_back({plan.files()[file], xml.take()});
    }
    if (hasWeights(course)) out.push_back({course.weightsFile, formatWeights(course.weights)});
    return out;
}

std::string writeCourseText(const Course& course) {
    Places all;
    all.topics.assign(course.topics.size(), 0);
    all.terms.assign(course.terms.size(), 0);
    all.laws.assign(course.laws.size(), 0);
    all.misconceptions.assign(course.misconceptions.size(), 0);
    all.points.assign(course.points.size(), 0);
    all.questions.assign(course.questions.size(), 0);
    all.items.assign(course.items.size(), 0);
    all.quizzes.assign(course.quizzes.size(), 0);
    all.mocks.assign(course.mocks.size(), 0);
    all.samples.assign(course.samples.size(), 0);
    all.scenarios.assign(course.scenarios.size(), 0);
    all.concepts.assign(course.concepts.size(), 0);
    all.mishearings.assign(course.mishearings.size(), 0);
    all.rubrics.assign(course.rubrics.size(), 0);
    if (!course.subject.required.empty() || !course.subject.unwanted.empty()) all.subject.assign(1, 0);
    XmlText xml;
    xml.open("course", courseAttributes(course));
    writeHead(xml, course);
    writeItems(xml, course, all, 0);
    xml.close("course");
    return xml.take();
}

Result<void> writeCourse(const Course& course, const fs::path& folder) {
    std::vector<PendingFile> pending;
    for (const WrittenFile& file : writeCourseFiles(course)) {
        const fs::path path = folder / file.file;
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        if (error) {
            const bool refused = error == std::errc::permission_denied || error == std::errc::read_only_file_system;
            const bool full = error == std::errc::no_space_on_device;
            return fail(refused ? ErrorCode::permission : full ? ErrorCode::diskFull : ErrorCode::io,
                        "The folder \"" + path.parent_path().string() + "\" could not be made (" + error.message() + ").");
        }
        Result<PendingFile> one = PendingFile::write(path, file.text);
        if (!one) return tl::make_unexpected(one.error());
        pending.push_back(std::move(*one));
    }
    // Parts first and course.xml last: should the machine stop in between, the old course.xml still names only files that
    // are there.
    std::rotate(pending.begin(), pending.begin() + 1, pending.end());
    for (PendingFile& file : pending) {
        if (Result<void> done = file.commit(); !done) return done;
    }
    return {};
}

}  // namespace carewright
