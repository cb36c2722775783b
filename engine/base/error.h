/// The one error type of the engine and the result alias that carries it.
///
/// Why a value and not an exception: a wrong file, a full disk or a bad line of input is an everyday event here, and
/// every caller has to say what the user should do next.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace carewright {

/// Where in a file something stands. `line` counts from 1; 0 means "the file as a whole".
struct SourcePlace {
    std::string file;
    int line = 0;

    friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

/// What kind of thing went wrong; the interface decides by this, people read Error::message.
enum class ErrorCode {
    invalidInput,     ///< the text or file given is not what was asked for
    notFound,         ///< a file, id or row that should exist does not
    tooLarge,         ///< over a stated size, depth or count
    permission,       ///< the folder or file may not be read or written
    diskFull,         ///< no space left where it has to be written
    locked,           ///< another copy holds the store
    corrupt,          ///< the store or file is damaged
    unsupported,      ///< made by a newer version, or not available on this machine
    conflict,         ///< the change no longer fits what is stored
    io,               ///< any other failure to read or write
};

/// A failure a person can act on: what happened, where, and what would be right, as whole sentences.
struct Error {
    ErrorCode code = ErrorCode::invalidInput;
    std::string message;
    SourcePlace place;
};

/// A value, or the reason why there is none.
template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error: `return fail(ErrorCode::io, "…");`
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, SourcePlace place = {}) {
    return tl::make_unexpected(Error{code, std::move(message), std::move(place)});
}

}  // namespace carewright
