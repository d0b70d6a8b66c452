#include "core/exchange/dots.h"

#include <algorithm>
#include <cstdlib>

namespace cocrea::exchange {

using plan::Document;
using plan::Id;
using plan::Proposal;
using plan::Tally;

namespace {

constexpr plan::Number kMost = 99'999;   // of a number of dots, as the table of fields has it

Id tally_id(const Proposal& proposal, std::string_view key) { return plan::derived_id(proposal.id, key); }

const Tally* tally_of(const Proposal& proposal, std::string_view id) {
  const auto found = std::find_if(proposal.tallies.begin(), proposal.tallies.end(), [&](const Tally& one) { return one.id == id; });
  return found == proposal.tallies.end() ? nullptr : &*found;
}

void write(Tally& tally, Dots dots) {
  if (dots_in(tally) == dots) return;
  tally.given = static_cast<plan::Number>(std::clamp<Dots>(dots, 0, kMost));
  tally.taken = static_cast<plan::Number>(std::clamp<Dots>(-dots, 0, kMost));
}

void put(Proposal& to, const Id& id, std::string_view name, Dots dots) {
  auto& all = to.tallies;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Tally& one) { return one.id == id; });
  if (found != all.end()) return write(*found, dots);
  if (dots == 0) return;
  Tally tally;
  tally.id = id;
  tally.order.assign(1, 'V');   // one after the other by their ids, wherever they were counted first
  tally.copy = std::string(name);
  write(tally, dots);
  all.push_back(tally);
}

bool has_minutes_of_dots(const Document& document) {
  return std::any_of(document.decisions.begin(), document.decisions.end(), [](const plan::Decision& one) { return one.id.starts_with("dots-"); });
}

const Proposal* proposal_in(const Document& document, std::string_view id) {
  const plan::FoundConst found = plan::find(document, id);
  return found.type == &plan::kProposal ? static_cast<const Proposal*>(found.entity) : nullptr;
}

template <class Each>
void each_proposal(const Document& document, const Each& each) {
  for (const plan::Plan& plan : document.plans) {
    for (const Proposal& one : plan.workshop.proposals) each(one);
  }
}

}  // namespace

Id key_of(const Document& document) {
  if (document.copy.empty()) return {};
  return plan::derived_id("copy", checksum(document.copy_id.empty() ? std::string(document.base).append(document.copy) : document.copy_id));
}

Id in_minutes(const Document& copy) { return plan::derived_id("dots", checksum(content_hash(copy).append(copy.copy))); }

void rename_proposal(Proposal& proposal, const Id& name) {
  for (Tally& one : proposal.tallies) {
    const std::size_t key = one.id.rfind("copy-");   // where key_of begins
    if (key != Id::npos) one.id = plan::derived_id(name, std::string_view(one.id).substr(key));
  }
  proposal.id = name;
}

Dots dots_in(const Tally& tally) { return Dots{tally.given} - tally.taken; }

bool is_further(Dots a, Dots b) { return std::abs(a) != std::abs(b) ? std::abs(a) > std::abs(b) : a > b; }

Dots own_dots(const Proposal& proposal, std::string_view key) {
  const Id id = key.empty() ? Id() : tally_id(proposal, key);
  Dots own = proposal.votes;
  for (const Tally& one : proposal.tallies) own -= one.id == id ? 0 : dots_in(one);
  return own;
}

Count::Count(const Document* base, const std::vector<Side>& sides) : sides_(sides.size()) {
  bool any_minutes = false;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    Of& of = sides_[i];
    const Document& document = *sides[i].document;
    of.key = key_of(document);
    of.name = document.copy;
    any_minutes |= has_minutes_of_dots(document);
    for (std::size_t before = 0; before < i && of.key.empty(); ++before) {
      of.again |= sides_[before].key.empty() && plan::equal(plan::kDocument, *sides[before].document, document);
    }
  }
  for (std::size_t i = 0; base != nullptr && any_minutes && i < sides.size(); ++i) {
    if (sides_[i].key.empty()) continue;
    const Id id = sides[i].in_minutes.empty() ? in_minutes(*sides[i].document) : sides[i].in_minutes;
    for (std::size_t other = 0; other < sides.size(); ++other) {
      if (plan::find(*sides[other].document, id)) sides_[other].counted |= std::uint32_t{1} << i;
    }
  }
}

void Count::add_up(const Proposal* base, const std::vector<const Proposal*>& sides, Proposal& to) const {
  const Dots before = base != nullptr ? own_dots(*base) : 0;
  struct One {
    Id id;
    std::string_view name;
    Dots dots;
  };
  std::vector<One> counts;
  const auto say = [&](const Id& id, std::string_view name, Dots dots) {
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const One& one) { return one.id == id; });
    if (known == counts.end()) counts.push_back({id, name, dots});
    else if (is_further(dots, known->dots)) known->dots = dots;
  };
  std::vector<Dots> own(sides.size(), 0);   // of each side, what it counted itself since the base
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (sides[i] == nullptr || sides_[i].again) continue;
    own[i] = own_dots(*sides[i], sides_[i].key) - before;
    if (!sides_[i].key.empty()) say(tally_id(to, sides_[i].key), sides_[i].name, own[i]);
  }
  const auto say_recorded = [&](const Proposal& in, std::string_view key) {
    const Id self = key.empty() ? Id() : tally_id(to, key);
    for (const Tally& one : in.tallies) {
      if (one.id != self) say(one.id, one.copy, dots_in(one));
    }
  };
  if (base != nullptr) say_recorded(*base, {});
  Dots sum = before;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    if (sides[i] == nullptr) continue;
    say_recorded(*sides[i], sides_[i].key);
    if (!sides_[i].key.empty() || sides_[i].again) continue;
    sum += own[i];
    for (std::size_t other = 0; other < sides.size(); ++other) {
      const bool in_own = (sides_[i].counted >> other & 1u) != 0 && tally_of(*sides[i], tally_id(to, sides_[other].key)) == nullptr;
      if (in_own) sum -= own[other];
    }
  }
  for (const One& one : counts) {
    sum += one.dots;
    put(to, one.id, one.name, one.dots);
  }
  plan::sort(*plan::kProposal.find("tallies")->list, &to.tallies);
  to.votes = static_cast<plan::Number>(std::clamp<Dots>(sum, 0, kMost));
}

Document with_own_tallies(Document document) {
  const Id key = key_of(document);
  if (key.empty() || document.base.empty()) return document;
  const Reading base = read_document(document.base);
  if (!base.document) return document;
  for (plan::Plan& plan : document.plans) {
    for (Proposal& one : plan.workshop.proposals) {
      const Proposal* const was = proposal_in(*base.document, one.id);
      put(one, tally_id(one, key), document.copy, own_dots(one, key) - (was != nullptr ? own_dots(*was) : 0));
      plan::sort(*plan::kProposal.find("tallies")->list, &one.tallies);
    }
  }
  return document;
}

std::optional<Brought> brought(const Document& base, const Document& copy, const Document& before, const Document& joined) {
  const Id key = key_of(copy);
  Brought all;
  bool any = false;
  all.known = !key.empty();
  each_proposal(copy, [&](const Proposal& one) {
    const Proposal* const was = proposal_in(base, one.id);
    const Dots dots = own_dots(one, key) - (was != nullptr ? own_dots(*was) : 0);
    const auto recorded = [&](const Document& document) {
      const Proposal* const in = proposal_in(document, one.id);
      const Tally* const tally = in != nullptr ? tally_of(*in, tally_id(one, key)) : nullptr;
      return tally != nullptr ? dots_in(*tally) : 0;
    };
    const Dots stands = key.empty() ? dots : recorded(joined);
    any |= dots != 0 || stands != 0;
    all.dots += static_cast<plan::Number>(dots);
    all.less |= stands != dots && proposal_in(joined, one.id) != nullptr;
    all.known &= stands == recorded(before);
  });
  return any ? std::optional(all) : std::nullopt;
}

}  // namespace cocrea::exchange
