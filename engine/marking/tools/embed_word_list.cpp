// Build step: turns a word list (one word a line) into the source file behind word_list.h.
// Usage: embed_word_list LIST OUTPUT
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

namespace {

std::string foldedAscii(std::string word) {
    if (word.size() > 2 && word.substr(word.size() - 2) == "'s") word.resize(word.size() - 2);
    std::string out;
    for (const char c : word) {
        if (c >= 'A' && c <= 'Z') out += static_cast<char>(c + 32);
        else if (c >= 'a' && c <= 'z') out += c;
        else if (c != '\'') return {};  // accented words are rare enough to do without
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fputs("usage: embed_word_list LIST OUTPUT\n", stderr);
        return 2;
    }
    std::ifstream in(argv[1]);
    std::set<std::string> words;
    std::set<std::string> small;    // those that the list has with a small letter
    for (std::string line; std::getline(in, line);) {
        std::string word = foldedAscii(line);
        if (!line.empty() && line.front() >= 'a' && line.front() <= 'z') small.insert(word);
        // Single letters other than these are abbreviations in the list, not words.
        if (word.size() > 1 || word == "a" || word == "i") words.insert(std::move(word));
    }
    if (words.size() < 10000) {
        std::fprintf(stderr, "embed_word_list: %s holds only %zu words; a list of everyday English is needed\n", argv[1],
                     words.size());
        return 1;
    }
    std::ofstream out(argv[2]);
    out << "#include \"engine/marking/word_list.h\"\n\nnamespace carewright {\n\n";
    out << "const std::uint32_t wordListSize = " << words.size() << ";\nconst std::uint32_t wordListOffsets[] = {";
    std::size_t offset = 0;
    for (const std::string& word : words) {
        out << offset << ',';
        offset += word.size();
    }
    out << offset << "};\nconst bool wordListIsName[] = {";
    for (const std::string& word : words) out << (small.contains(word) ? "0," : "1,");
    out << "};\nconst char wordListText[] =\n";
    for (const std::string& word : words) out << '"' << word << "\"\n";
    out << ";\n\n}  // namespace carewright\n";
    return out.good() ? 0 : 1;
}
