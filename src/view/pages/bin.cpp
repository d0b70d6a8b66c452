// The bin: what was removed, when and from where, with a way back for each.
#include "core/exchange/bin.h"
#include "core/exchange/word_differences.h"
#include "view/change_words.h"
#include "view/forms.h"
#include "view/pages/file_cards.h"

namespace cocrea::view {

namespace {

constexpr std::size_t kShownThing = 200;   // bytes

// What it is, in the words in which it would stand on a page.
std::string words_of(const Context& c, const plan::Removed& entry) {
  const exchange::Held held = exchange::held(entry);
  if (held.type == nullptr) return c.t("bin.unreadable");
  const std::string name = name_of(c, *held.entity, *held.type, 0);
  const std::string kind = kind_words(c, *held.type);
  return name == kind ? kind : c.t("compare.thing", {{"kind", kind}, {"name", exchange::shortened(name, kShownThing)}});
}

Node line(const Context& c, const plan::Removed& entry) {
  const bool is_there = static_cast<bool>(plan::find(*c.document, entry.what));
  const std::string home = thing_words(c, exchange::home_of(*c.document, entry));
  const std::string name = words_of(c, entry), date = entry.date ? full(c.state.language, *entry.date) : c.t("compare.unset");
  Node words = tight(column(paragraph(name)));
  const std::string from = home.empty() ? c.t("bin.homeless", {{"date", date}}) : c.t("bin.from", {{"date", date}, {"place", exchange::shortened(home, kShownThing)}});
  add(words, paragraph(is_there ? c.t("bin.isThere", {{"date", date}}) : from, Emphasis::small, Tone::secondary));
  Node back = button("bin:back:" + entry.id, c.t("bin.putBack"), "history", UseBin{entry.id});
  Node away = icon_button("bin:away:" + entry.id, c.t("bin.throwAway", {{"name", name}}), "trash", RemoveEntity{entry.id});
  back.disabled = c.read_only() || is_there || home.empty();
  away.disabled = c.read_only();
  Node one = item("bin:item:" + entry.id, {});
  add(one, row(growing(std::move(words)), at_end(row(std::move(back), std::move(away)))));
  return one;
}

}  // namespace

Node bin_card(const Context& c) {
  const auto& bin = c.document->bin;
  const std::string most = std::to_string(exchange::kMostInBin);
  Node box = card(c.t("bin.title"), reading(paragraph(c.t("bin.help", {{"most", most}}), Emphasis::normal, Tone::secondary)));
  box.id = "bin";
  if (bin.empty()) {
    add(box, paragraph(c.t("bin.empty")));
    return box;
  }
  Node entries = list(c.t("bin.list"));
  entries.id = "bin:list";
  for (std::size_t i = bin.size(); i-- > 0;) add(entries, line(c, bin[i]));
  Node empty = button("bin:empty", c.t("bin.emptyAll"), "trash", UseBin{});
  empty.disabled = c.read_only();
  add(box, std::move(entries), row(std::move(empty)));
  return box;
}

}  // namespace cocrea::view
