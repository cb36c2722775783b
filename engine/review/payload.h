/// JSON of acts, written and read without trust: every member is checked for its type and bounds, and the first thing that
/// is wrong is told by its name. The JSON library stays in payload.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/error.h"
#include "engine/base/id.h"
#include "engine/base/signing_key.h"
#include "engine/base/uuid.h"

namespace carewright {

/// Builds one JSON object; members keep the order in which they are put.
class PayloadWriter {
public:
    PayloadWriter();
    PayloadWriter(PayloadWriter&&) noexcept;
    ~PayloadWriter();

    PayloadWriter& put(std::string_view name, std::string_view text);
    PayloadWriter& put(std::string_view name, const char* text) { return put(name, std::string_view(text)); }
    PayloadWriter& put(std::string_view name, const std::string& text) { return put(name, std::string_view(text)); }
    PayloadWriter& put(std::string_view name, std::int64_t number);
    PayloadWriter& put(std::string_view name, int number) { return put(name, static_cast<std::int64_t>(number)); }
    PayloadWriter& put(std::string_view name, bool truth);
    PayloadWriter& put(std::string_view name, double number);
    PayloadWriter& put(std::string_view name, const std::vector<std::string>& texts);
    PayloadWriter& put(std::string_view name, const std::vector<PayloadWriter>& objects);
    PayloadWriter& put(std::string_view name, const PayloadWriter& object);
    /// Left out where it is empty or none.
    PayloadWriter& putSome(std::string_view name, std::string_view text);
    PayloadWriter& putSome(std::string_view name, const Uuid& id);

    /// One line, valid UTF-8.
    [[nodiscard]] std::string json() const;

private:
    struct Json;
    std::unique_ptr<Json> m_json;
};

/// Reads one JSON object. Where a member is missing or not what it should be, gives an empty value and remembers it;
/// `problem` then says so. A view into a document that it keeps alive.
class PayloadReader {
public:
    /// Most of one act; a text longer than `most` is refused unread.
    static constexpr std::size_t largest = 1024 * 1024;

    explicit PayloadReader(std::string_view json, std::size_t most = largest);
    PayloadReader(const PayloadReader&);
    PayloadReader(PayloadReader&&) noexcept;
    ~PayloadReader();

    [[nodiscard]] bool has(std::string_view name) const;
    /// At most `most` bytes of UTF-8.
    [[nodiscard]] std::string text(std::string_view name, std::size_t most = 20000) const;
    [[nodiscard]] std::string textOr(std::string_view name, std::size_t most = 20000) const;
    /// Not blank.
    [[nodiscard]] std::string words(std::string_view name, std::size_t most = 20000) const;
    [[nodiscard]] std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most) const;
    [[nodiscard]] std::int64_t numberOr(std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise) const;
    [[nodiscard]] double real(std::string_view name, double least, double most) const;
    [[nodiscard]] bool truth(std::string_view name) const;
    [[nodiscard]] bool truthOr(std::string_view name, bool otherwise) const;
    [[nodiscard]] Uuid uuid(std::string_view name) const;
    [[nodiscard]] Uuid uuidOr(std::string_view name) const;
    /// A well-formed id of a course (id.h).
    [[nodiscard]] std::string id(std::string_view name) const;
    [[nodiscard]] std::string idOr(std::string_view name) const;
    /// So many bytes as lower-case hex.
    [[nodiscard]] std::string hex(std::string_view name, std::size_t bytes) const;
    [[nodiscard]] std::string hexOr(std::string_view name, std::size_t bytes) const;
    [[nodiscard]] PublicKey key(std::string_view name) const;
    [[nodiscard]] Instant moment(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::size_t most) const;
    [[nodiscard]] std::vector<PayloadReader> objects(std::string_view name, std::size_t most) const;
    [[nodiscard]] std::optional<PayloadReader> object(std::string_view name) const;

    /// For what the reader of an act finds wrong by itself.
    void complain(std::string_view name) const;
    /// Name of the first member that is missing or wrong, of this object and all in it; empty where all is well.
    [[nodiscard]] const std::string& problem() const;
    /// invalidInput with a sentence where anything was wrong.
    [[nodiscard]] Result<void> whole(std::string_view kind) const;

private:
    struct Document;
    PayloadReader(std::shared_ptr<Document> document, const void* object);
    std::shared_ptr<Document> m_document;
    const void* m_object;
};

/// `value` where everything was read, else the problem.
template <class Value>
Result<Value> wholeOr(const PayloadReader& reader, std::string_view kind, Value value) {
    if (auto whole = reader.whole(kind); !whole) return tl::make_unexpected(std::move(whole.error()));
    return value;
}

}  // namespace carewright
