/// Work on a second opening of the store, beside the frame. For the parts of the quality desk only.
#pragma once

#include <future>
#include <utility>

#include "app/desktop/quality_desk.h"
#include "engine/store/store.h"

namespace carewright {

/// Another opening of the same store, for work beside the frame.
inline Result<Store> openAgain(const std::filesystem::path& folder, const Clock& clock) {
    StoreOptions options;
    options.automaticBackups = false;
    options.checkAtOpen = false;        // the first opening did
    return Store::open(folder, clock, options);
}

template <class Outcome, class Work>
std::future<Result<Outcome>> QualityDesk::beside(Work work) {
    if (context().store->folder().empty()) {
        std::promise<Result<Outcome>> done;
        done.set_value(work(*context().store));
        return done.get_future();
    }
    return std::async(std::launch::async, [work = std::move(work), folder = context().store->folder(), &clock = context().clock]() mutable -> Result<Outcome> {
        auto store = openAgain(folder, clock);
        if (!store) return tl::make_unexpected(std::move(store.error()));
        return work(*store);
    });
}

}  // namespace carewright
