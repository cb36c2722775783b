#include "engine/exchange/zip_file.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

namespace carewright {

namespace {

bool isPlainPath(const std::string& name) {
    if (name.empty() || name.front() == '/' || name.back() == '/' || name.find('\\') != std::string::npos || name.find(':') != std::string::npos) return false;
    return ("/" + name + "/").find("/../") == std::string::npos && ("/" + name + "/").find("/./") == std::string::npos;
}

tl::unexpected<Error> notMade(zip_error_t& error) {
    return fail(ErrorCode::io, "The zip file could not be made (" + std::string(zip_error_strerror(&error)) + ").");
}

}  // namespace

Result<std::string> zipOf(const std::vector<ZipEntry>& entries, Instant when) {
    std::set<std::string> names;
    for (const ZipEntry& entry : entries)
        if (!isPlainPath(entry.name) || !names.insert(entry.name).second) return fail(ErrorCode::invalidInput, "\"" + entry.name + "\" is no name for a file in a zip.");
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (!target) return notMade(error);
    // Kept beyond zip_close, which lets go of one reference: the bytes are read from it then.
    zip_source_keep(target);
    const std::unique_ptr<zip_source_t, void (*)(zip_source_t*)> keeper(target, zip_source_free);
    zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (!archive) {
        zip_source_free(target);
        return notMade(error);
    }
    for (const ZipEntry& entry : entries) {
        zip_source_t* source = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
        const zip_int64_t index = source ? zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            auto failure = notMade(*zip_get_error(archive));
            zip_source_free(source);
            zip_discard(archive);
            return failure;
        }
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(when.time_since_epoch()).count();
        zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), static_cast<time_t>(seconds), 0);
    }
    if (zip_close(archive) != 0) {
        auto failure = notMade(*zip_get_error(archive));
        zip_discard(archive);
        return failure;
    }
    if (zip_source_open(target) != 0) return fail(ErrorCode::io, "The zip file could not be read back.");
    zip_source_seek(target, 0, SEEK_END);
    const zip_int64_t size = zip_source_tell(target);
    zip_source_seek(target, 0, SEEK_SET);
    std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    const zip_int64_t read = zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    if (size <= 0 || read != size) return fail(ErrorCode::io, "The zip file could not be read back.");
    return bytes;
}

}  // namespace carewright
