#include "app/cli/package_command.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "app/cli/exit_status.h"
#include "app/cli/staff_access.h"
#include "app/machine/system_clock.h"
#include "engine/base/atomic_file.h"
#include "engine/base/sealed_message.h"
#include "engine/base/whole_file.h"
#include "engine/exchange/package.h"

namespace carewright::cli {

namespace {

struct PackageOptions : StaffOptions {
    std::string what = "attempts", learner, file;
    bool nameless = false;
};

std::string counted(std::size_t count, const std::string& what) { return std::to_string(count) + " new " + what + (count == 1 ? "" : "s"); }

/// Who takes part: nobody has to where the store has no centre, as on a learner's own computer.
Result<std::optional<StaffSession>> staffOf(Store& store, const Clock& clock, UuidSource& ids, const std::string& account) {
    if (!account.empty()) {
        auto session = signIn(store, clock, ids, account);
        if (!session) return tl::make_unexpected(session.error());
        return std::optional<StaffSession>(std::move(*session));
    }
    const auto kept = ActStore(store).keptAccounts();
    if (!kept) return tl::make_unexpected(kept.error());
    if (!kept->empty()) return fail(ErrorCode::permission, "This is a centre's store. Say with --as who of the staff works.");
    return std::optional<StaffSession>();
}

Result<std::string> made(Store& store, const Clock& clock, UuidSource& ids, const PackageOptions& options) {
    const Instant now = clock.now();
    std::optional<Learner> learner;
    if (options.what != "record") {
        if (options.learner.empty()) return fail(ErrorCode::invalidInput, "Say with --learner whose package it is.");
        auto found = findLearner(store, options.learner);
        if (!found) return tl::make_unexpected(found.error());
        learner = std::move(*found);
    }
    if (options.what != "attempts" && options.account.empty()) return fail(ErrorCode::permission, "Say with --as who of the staff makes this package.");
    auto staff = staffOf(store, clock, ids, options.account);
    if (!staff) return tl::make_unexpected(staff.error());
    const SigningKey* signer = *staff ? &(*staff)->signingKey() : nullptr;
    if (*staff)
        if (auto allowed = mustSee(**staff, options.what == "record" ? Matter::accounts : Matter::decisions); !allowed) return tl::make_unexpected(allowed.error());
    auto package = options.what == "attempts"    ? packageAttempts(store, learner->id, now, ids.next(now), !options.nameless)
                   : options.what == "decisions" ? packageDecisions(store, learner->id, now, ids.next(now), (*staff)->name())
                                                 : packageRecord(store, now, ids.next(now), (*staff)->name());
    if (!package) return tl::make_unexpected(package.error());
    return writePackage(*package, signer);
}

Result<std::string> exported(const PackageOptions& options) {
    const SystemClock clock;
    RandomUuidSource ids;
    auto store = openStore(options.data, clock);
    if (!store) return tl::make_unexpected(store.error());
    const auto bytes = made(*store, clock, ids, options);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (auto written = writeFileAtomically(options.file, *bytes); !written) return tl::make_unexpected(written.error());
    return "Written: " + options.file;
}

Result<std::string> imported(const PackageOptions& options) {
    const SystemClock clock;
    RandomUuidSource ids;
    auto bytes = readWholeFile(options.file, largestPackage);
    if (!bytes) return tl::make_unexpected(bytes.error());
    auto store = openStore(options.data, clock);
    if (!store) return tl::make_unexpected(store.error());
    auto staff = staffOf(*store, clock, ids, options.account);
    if (!staff) return tl::make_unexpected(staff.error());
    if (isSealed(*bytes)) {
        if (!*staff) return fail(ErrorCode::permission, "This package is sealed for somebody's key. Say with --as whose.");
        bytes = openSealed((*staff)->openingKey(), *bytes);
        if (!bytes) return tl::make_unexpected(bytes.error());
    }
    const auto package = readPackage(*bytes);
    if (!package) return tl::make_unexpected(package.error());
    const auto report = importPackage(*store, *package, *staff ? &**staff : nullptr);
    if (!report) return tl::make_unexpected(report.error());
    if (report->changedNothing()) return "Everything in " + options.file + " was here already.";
    std::string words = "Taken over: " + counted(report->learners, "learner") + ", " + counted(report->steps, "step") + ", " + counted(report->acts, "act") + ".";
    if (!report->forked.empty()) words += "\nnote: " + std::to_string(report->forked.size()) + " attempts went on in two ways on two computers; both are kept.";
    if (!report->forkedAuthors.empty()) words += "\nnote: chains of acts that went on in two ways: " + std::to_string(report->forkedAuthors.size()) + "; `carewright audit` names them.";
    return words;
}

int told(const Result<std::string>& outcome) {
    if (!outcome) {
        std::cerr << "carewright: " << outcome.error().message << '\n';
        return exitNothingDone;
    }
    std::cout << *outcome << '\n';
    return exitDone;
}

}  // namespace

void addPackageCommand(CLI::App& app, int& status) {
    auto options = std::make_shared<PackageOptions>();
    auto* command = app.add_subcommand("package", "Carry work between computers without a network: one file out, or in");
    command->require_subcommand(1);
    const auto shared = [&](CLI::App* one) {
        one->add_option("--data", options->data, "Folder of the store")->required()->type_name("DIR");
        one->add_option("--as", options->account, "Name or id of who of the staff works; the passphrase is read from the standard input")->type_name("NAME");
    };
    auto* out = command->add_subcommand("export", "Write a package");
    shared(out);
    out->add_option("--what", options->what, "attempts (a learner's work), decisions (what was released to a learner) or record (everything)")
        ->check(CLI::IsMember({"attempts", "decisions", "record"}))
        ->type_name("WHAT");
    out->add_option("--learner", options->learner, "Name or id of the learner")->type_name("NAME");
    out->add_flag("--no-name", options->nameless, "Leave the learner's name out of a package of attempts");
    out->add_option("FILE", options->file, "The file to write")->required()->type_name("");
    out->footer("Staff sign what they hand over. Exit status: 0 written, 2 not.");
    out->callback([options, &status] { status = told(exported(*options)); });
    auto* in = command->add_subcommand("import", "Take a package over");
    shared(in);
    in->add_option("FILE", options->file, "The package")->required()->type_name("");
    in->footer(
        "A union: taking it over twice changes nothing. A package that was cut, changed or forged is refused as a whole, with the\n"
        "reason. Exit status: 0 taken over, 2 refused.");
    in->callback([options, &status] { status = told(imported(*options)); });
}

}  // namespace carewright::cli
