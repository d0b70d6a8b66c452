// Documents to begin with, and what documents and their files are called.
#include <algorithm>

#include "app/commands.h"
#include "core/exchange/word_differences.h"

namespace cocrea::app {

namespace {

constexpr std::size_t kLongestName = 120;   // bytes; with date and ending far below the 255 of file systems

void add(plan::Document& document, std::string_view parent, std::string_view list, plan::IdSource& ids) {
  if (auto added = added_entity(document, parent, list, ids)) edit::apply(document, added->step);
}

// Characters that no name of a file should have: forbidden on some system, or such that they change the order in which a name is read.
bool unfit(std::string_view text, std::size_t at, std::size_t& length) {
  const auto c = static_cast<unsigned char>(text[at]);
  length = 1;
  if (c < 0x20 || c == 0x7f) return true;
  if (std::string_view("<>:\"/\\|?*").find(text[at]) != std::string_view::npos) return true;
  // U+0080..U+009F, and U+200B..U+200F, U+2028..U+202E, U+2060..U+206F (invisible and bidirectional controls).
  if (c == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0) {
    length = 2;
    return true;
  }
  if (c == 0xe2 && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    const bool control = (second == 0x80 && ((third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae))) ||
                         (second == 0x81 && third >= 0xa0 && third <= 0xaf);
    if (control) {
      length = 3;
      return true;
    }
  }
  return false;
}

}  // namespace

plan::Document new_document(std::string_view kind, std::string_view language, plan::IdSource& ids) {
  plan::Document document;
  document.id = ids.next();
  document.generator = "Cocrea";
  plan::fill_child_ids(plan::kDocument, document);
  document.jurisdiction.language = std::string(language);
  // What is begun here is recorded here: silence means that it did not happen (RULES 0.3).
  for (const plan::Field& one : plan::kMembershipRegisters.fields) {
    plan::set_value(one, document.membership.registers, static_cast<plan::Choice>(plan::YesNo::yes));
  }
  const bool joint = kind == "joint", no_elections = kind == "noElections";
  if (!joint && !no_elections && kind != "independent") return document;

  document.jurisdiction.kind = joint ? plan::JurisdictionKind::joint : plan::JurisdictionKind::independent;
  document.jurisdiction.has_elections = no_elections ? plan::YesNo::no : plan::YesNo::yes;
  const plan::Id jurisdiction = document.jurisdiction.id;
  if (!no_elections) add(document, jurisdiction, "terms", ids);
  if (joint) add(document, jurisdiction, "members", ids);
  add(document, document.id, "plans", ids);
  return document;
}

std::string document_name(const plan::Document& document, std::string_view language) {
  const std::string& place = document.jurisdiction.name;
  std::string title;
  if (!document.plans.empty()) title = std::string(plan::best_text(document.plans.back().title, language, document.jurisdiction.language));
  if (title.empty()) return place;
  if (place.empty() || title.find(place) != std::string::npos) return title;
  return place + " – " + title;
}

std::string kept_name(const plan::Document& document, std::string_view language) {
  std::string name = document_name(document, language);
  if (document.copy.empty()) return name;
  return exchange::shortened(name, kLongestName / 2).append(" - ").append(document.copy);   // the table's name is never what is cut off
}

std::string file_name(std::string_view name, dates::Day today, std::string_view ending) {
  std::string clean;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t length = 1;
    if (unfit(name, i, length)) {
      clean += ' ';
    } else {
      clean += name[i];
    }
    i += length;
  }
  std::string result;
  for (const char c : clean) {
    if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
  }
  if (result.size() > kLongestName) {
    std::size_t cut = kLongestName;
    while (cut > 0 && (static_cast<unsigned char>(result[cut]) & 0xc0) == 0x80) --cut;   // not in the middle of a character
    result.resize(cut);
  }
  const auto edge = [](char c) { return c == ' ' || c == '.' || c == '-' || c == '~'; };
  while (!result.empty() && edge(result.back())) result.pop_back();
  const std::size_t first = static_cast<std::size_t>(std::find_if_not(result.begin(), result.end(), edge) - result.begin());
  result.erase(0, first);
  if (result.empty()) result = "cocrea";
  return result.append("-").append(dates::to_string(today)).append(ending);
}

}  // namespace cocrea::app
