#include "engine/review/payload.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/base/trimmed.h"
#include "engine/base/utf8.h"

namespace carewright {

namespace {

using OrderedJson = nlohmann::ordered_json;
constexpr int deepest = 8;

/// Stops at documents that are nested too deep, name a member twice or are no JSON, before a tree of them is built.
class Inspector final : public nlohmann::json_sax<OrderedJson> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override {
        m_names.emplace_back();
        return ++m_depth <= deepest;
    }
    bool end_object() override {
        m_names.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return ++m_depth <= deepest; }
    bool end_array() override {
        --m_depth;
        return true;
    }
    bool key(string_t& name) override {
        std::vector<std::string>& names = m_names.back();
        if (names.size() >= 64 || std::ranges::find(names, name) != names.end()) return false;
        names.push_back(name);
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    int m_depth = 0;
    std::vector<std::vector<std::string>> m_names;
};

}  // namespace

// --- writing ---

struct PayloadWriter::Json {
    OrderedJson value = OrderedJson::object();
};

PayloadWriter::PayloadWriter() : m_json(std::make_unique<Json>()) {}
PayloadWriter::PayloadWriter(PayloadWriter&&) noexcept = default;
PayloadWriter::~PayloadWriter() = default;

PayloadWriter& PayloadWriter::put(std::string_view name, std::string_view text) {
    m_json->value[std::string(name)] = std::string(text);
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, std::int64_t number) {
    m_json->value[std::string(name)] = number;
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, bool truth) {
    m_json->value[std::string(name)] = truth;
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, double number) {
    m_json->value[std::string(name)] = number;
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, const std::vector<std::string>& texts) {
    m_json->value[std::string(name)] = texts;
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, const std::vector<PayloadWriter>& objects) {
    OrderedJson list = OrderedJson::array();
    for (const PayloadWriter& object : objects) list.push_back(object.m_json->value);
    m_json->value[std::string(name)] = std::move(list);
    return *this;
}
PayloadWriter& PayloadWriter::put(std::string_view name, const PayloadWriter& object) {
    m_json->value[std::string(name)] = object.m_json->value;
    return *this;
}
PayloadWriter& PayloadWriter::putSome(std::string_view name, std::string_view text) { return text.empty() ? *this : put(name, text); }
PayloadWriter& PayloadWriter::putSome(std::string_view name, const Uuid& id) { return id.empty() ? *this : put(name, toString(id)); }

std::string PayloadWriter::json() const { return m_json->value.dump(-1, ' ', false, OrderedJson::error_handler_t::replace); }

// --- reading ---

struct PayloadReader::Document {
    OrderedJson root;
    std::string problem;
};

namespace {

const OrderedJson* memberOf(const void* object, std::string_view name) {
    const auto* json = static_cast<const OrderedJson*>(object);
    if (!json || !json->is_object()) return nullptr;
    const auto found = json->find(std::string(name));
    return found == json->end() || found->is_null() ? nullptr : &*found;
}

}  // namespace

PayloadReader::PayloadReader(std::string_view json, std::size_t most) : m_document(std::make_shared<Document>()), m_object(nullptr) {
    if (json.size() > most) {
        m_document->problem = "its size";
        return;
    }
    Inspector inspector;
    if (firstBadByte(json) || !OrderedJson::sax_parse(json, &inspector)) {
        m_document->problem = "its form";
        return;
    }
    m_document->root = OrderedJson::parse(json, nullptr, false);
    if (m_document->root.is_object()) m_object = &m_document->root;
    else m_document->problem = "its form";
}

PayloadReader::PayloadReader(std::shared_ptr<Document> document, const void* object) : m_document(std::move(document)), m_object(object) {}
PayloadReader::PayloadReader(const PayloadReader&) = default;
PayloadReader::PayloadReader(PayloadReader&&) noexcept = default;
PayloadReader::~PayloadReader() = default;

bool PayloadReader::has(std::string_view name) const { return memberOf(m_object, name) != nullptr; }

std::string PayloadReader::text(std::string_view name, std::size_t most) const {
    const OrderedJson* member = memberOf(m_object, name);
    if (member && member->is_string()) {
        const auto& value = member->get_ref<const std::string&>();
        if (value.size() <= most) return value;
    }
    complain(name);
    return {};
}

std::string PayloadReader::textOr(std::string_view name, std::size_t most) const { return has(name) ? text(name, most) : std::string(); }

std::string PayloadReader::words(std::string_view name, std::size_t most) const {
    std::string value = text(name, most);
    if (isBlank(value)) complain(name);
    return value;
}

std::int64_t PayloadReader::number(std::string_view name, std::int64_t least, std::int64_t most) const {
    const OrderedJson* member = memberOf(m_object, name);
    if (member && member->is_number_integer() && (!member->is_number_unsigned() || member->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX))) {
        const auto value = member->get<std::int64_t>();
        if (value >= least && value <= most) return value;
    }
    complain(name);
    return least;
}

std::int64_t PayloadReader::numberOr(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) const {
    return has(name) ? number(name, least, most) : otherwise;
}

double PayloadReader::real(std::string_view name, double least, double most) const {
    const OrderedJson* member = memberOf(m_object, name);
    if (member && member->is_number()) {
        const auto value = member->get<double>();
        if (std::isfinite(value) && value >= least && value <= most) return value;
    }
    complain(name);
    return least;
}

bool PayloadReader::truth(std::string_view name) const {
    const OrderedJson* member = memberOf(m_object, name);
    if (member && member->is_boolean()) return member->get<bool>();
    complain(name);
    return false;
}

bool PayloadReader::truthOr(std::string_view name, bool otherwise) const { return has(name) ? truth(name) : otherwise; }

Uuid PayloadReader::uuid(std::string_view name) const {
    const std::string value = text(name, 36);
    const auto read = parseUuid(value);
    if (read && !read->empty()) return *read;
    complain(name);
    return {};
}

Uuid PayloadReader::uuidOr(std::string_view name) const { return has(name) ? uuid(name) : Uuid{}; }

std::string PayloadReader::id(std::string_view name) const {
    std::string value = text(name, 64);
    if (!isWellFormedId(value)) complain(name);
    return value;
}

std::string PayloadReader::idOr(std::string_view name) const { return has(name) ? id(name) : std::string(); }

std::string PayloadReader::hex(std::string_view name, std::size_t bytes) const {
    std::string value = text(name, 2 * bytes);
    const bool good = value.size() == 2 * bytes && value.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!good) complain(name);
    return good ? value : std::string();
}

std::string PayloadReader::hexOr(std::string_view name, std::size_t bytes) const { return has(name) ? hex(name, bytes) : std::string(); }

PublicKey PayloadReader::key(std::string_view name) const {
    const auto key = parsePublicKey(text(name, 64));
    if (key && !key->empty()) return *key;
    complain(name);
    return {};
}

Instant PayloadReader::moment(std::string_view name) const {
    constexpr std::int64_t year9999 = 253402300799999;
    return Instant(std::chrono::milliseconds(number(name, 0, year9999)));
}

std::vector<std::string> PayloadReader::texts(std::string_view name, std::size_t most) const {
    const OrderedJson* member = memberOf(m_object, name);
    std::vector<std::string> all;
    if (!member || !member->is_array() || member->size() > most) {
        complain(name);
        return all;
    }
    for (const OrderedJson& one : *member) {
        if (one.is_string()) all.push_back(one.get<std::string>());
        else complain(name);
    }
    return all;
}

std::vector<PayloadReader> PayloadReader::objects(std::string_view name, std::size_t most) const {
    const OrderedJson* member = memberOf(m_object, name);
    std::vector<PayloadReader> all;
    if (!member || !member->is_array() || member->size() > most) {
        complain(name);
        return all;
    }
    for (const OrderedJson& one : *member) {
        if (one.is_object()) all.push_back(PayloadReader(m_document, &one));
        else complain(name);
    }
    return all;
}

std::optional<PayloadReader> PayloadReader::object(std::string_view name) const {
    const OrderedJson* member = memberOf(m_object, name);
    if (!member) return std::nullopt;
    if (member->is_object()) return PayloadReader(m_document, member);
    complain(name);
    return std::nullopt;
}

void PayloadReader::complain(std::string_view name) const {
    if (m_document->problem.empty()) m_document->problem = "\"" + std::string(name) + "\"";
}

const std::string& PayloadReader::problem() const { return m_document->problem; }

Result<void> PayloadReader::whole(std::string_view kind) const {
    if (problem().empty()) return {};
    return fail(ErrorCode::invalidInput, "The content of an act of kind \"" + std::string(kind) + "\" cannot be read: " + problem() + " is missing or not what it should be.");
}

}  // namespace carewright
