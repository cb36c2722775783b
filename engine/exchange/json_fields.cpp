#include "engine/exchange/json_fields.h"

#include <nlohmann/json.hpp>

#include "engine/base/utf8.h"

namespace carewright {

namespace {

using Json = nlohmann::json;

/// Collects the fields event by event, so that a hostile line is never built up in memory as a tree.
class FieldCollector final : public nlohmann::json_sax<Json> {
public:
    JsonFields fields;
    std::string problem;

    bool null() override { return plain(); }
    bool boolean(bool value) override {
        if (m_depth == 1) {
            fields[m_key].kind = JsonField::Kind::truth;
            fields[m_key].truth = value;
            return true;
        }
        return plain();
    }
    bool number_integer(number_integer_t) override { return plain(); }
    bool number_unsigned(number_unsigned_t) override { return plain(); }
    bool number_float(number_float_t, const string_t&) override { return plain(); }
    bool binary(binary_t&) override { return plain(); }

    bool string(string_t& value) override {
        if (m_depth == 0) return notAnObject();
        if (m_depth == 1) {
            auto& field = fields[m_key];
            field.kind = JsonField::Kind::text;
            field.text = std::move(value);
        } else if (m_depth == 2 && m_inList) {
            fields[m_key].texts.push_back(std::move(value));
        }
        return true;
    }

    bool start_object(std::size_t) override {
        if (m_depth > 0) plain();
        return deeper();
    }
    bool end_object() override {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override {
        if (m_depth == 0) return notAnObject();
        if (m_depth == 1) {
            fields[m_key].kind = JsonField::Kind::texts;
            m_inList = true;
        } else {
            plain();
        }
        return deeper();
    }
    bool end_array() override {
        --m_depth;
        if (m_depth == 1) m_inList = false;
        return true;
    }

    bool key(string_t& name) override {
        if (m_depth != 1) return true;
        if (!fields.try_emplace(name).second) return stop("the field \"" + name + "\" appears twice");
        m_key = std::move(name);
        return true;
    }

    bool parse_error(std::size_t byte, const std::string&, const nlohmann::detail::exception& error) override {
        // 406: a number too large for a double; the grammar is right, the value is not.
        return stop(error.id == 406 ? "a number is too large" : "not valid JSON at byte " + std::to_string(byte));
    }

private:
    static constexpr int deepest = 32;

    bool stop(std::string why) {
        problem = std::move(why);
        return false;
    }
    bool notAnObject() {
        return stop("expected a JSON object such as {\"id\":\"…\",\"question\":\"…\",\"answer\":\"…\"}");
    }

    /// A value of no interest; inside a list it makes the list one that is not all texts.
    bool plain() {
        if (m_depth == 0) return notAnObject();
        if (m_depth == 2 && m_inList) fields[m_key].kind = JsonField::Kind::other;
        return true;
    }
    bool deeper() {
        if (++m_depth > deepest) return stop("nested deeper than " + std::to_string(deepest) + " levels");
        return true;
    }

    std::string m_key;
    int m_depth = 0;
    bool m_inList = false;
};

}  // namespace

Result<JsonFields> readJsonFields(std::string_view line) {
    // The parser takes a NUL for the end of the text and would not look at what follows it.
    if (const auto nul = line.find('\0'); nul != std::string_view::npos) {
        return fail(ErrorCode::invalidInput, "not valid JSON: a NUL byte at byte " + std::to_string(nul + 1));
    }
    if (const auto bad = firstBadByte(line)) {
        return fail(ErrorCode::invalidInput, "not valid UTF-8 at byte " + std::to_string(*bad + 1));
    }
    FieldCollector collector;
    try {
        if (Json::sax_parse(line.begin(), line.end(), &collector)) return std::move(collector.fields);
    } catch (const std::exception& error) {
        return fail(ErrorCode::invalidInput, std::string("not valid JSON: ") + error.what());
    }
    return fail(ErrorCode::invalidInput, collector.problem);
}

}  // namespace carewright
