#include "view/values.h"

#include <algorithm>

#include "core/plan/sorted.h"
#include "view/plain.h"
#include "view/nodes.h"

namespace cocrea::view {

using plan::Kind;


void Names::add(const plan::Entity& entity, const plan::EntityType& type, std::string words) {
  all_.push_back({entity.id, &type, std::move(words)});
}

Names::Names(const Context& c) {
  for (const plan::Person& one : c.document->people) add(one, plan::kPerson, one.name);
  for (const plan::Organisation& one : c.document->organisations) add(one, plan::kOrganisation, one.name);
  for (const plan::Plan& of : c.document->plans) {
    add(of, plan::kPlan, title_of(c, of));
    for (std::size_t i = 0; i < of.commitments.size(); ++i) {
      const plan::Commitment& one = of.commitments[i];
      add(one, plan::kCommitment, title_of(c, one, i + 1));
      for (std::size_t k = 0; k < one.milestones.size(); ++k) add(one.milestones[k], plan::kMilestone, milestone_title(c, one.milestones[k], k + 1));
    }
    for (const plan::Goal& one : of.vision.goals) add(one, plan::kGoal, shown(c, one.text));
    for (const plan::Meeting& one : of.meetings) add(one, plan::kMeeting, shown(c, one.title));
  }
  plan::stable_sort(all_, [](const Name& a, const Name& b) { return a.id < b.id; });
}

const Names::Name* Names::find(std::string_view id) const {
  const auto found = std::lower_bound(all_.begin(), all_.end(), id, [](const Name& one, std::string_view wanted) { return one.id < wanted; });
  return found != all_.end() && found->id == id ? &*found : nullptr;
}

const Names::Name* Names::named(std::string_view words, const plan::EntityType* type) const {
  const auto fits = [&](const Name& one) { return type ? one.type == type : one.type == &plan::kPerson || one.type == &plan::kOrganisation; };
  if (const Name* one = find(words); one && fits(*one)) return one;
  const Name* found = nullptr;
  for (const Name& one : all_) {
    if (!fits(one) || one.words != words) continue;
    if (found) return nullptr;
    found = &one;
  }
  return found;
}

namespace {

// In a cell a name that could be misread is replaced by the id.
std::string reference_words(const Names& names, const plan::Field& field, const plan::Id& id, Style style) {
  const Names::Name* one = names.find(id);
  if (style == Style::page) return one ? one->words : std::string();
  if (!one || names.named(one->words, field.type) != one || one->words.find('|') != std::string::npos || plain_line(one->words) != one->words) return id;
  constexpr std::string_view kSpace = " \t";   // it would not come back
  if (one->words.empty() || kSpace.find(one->words.front()) != std::string_view::npos || kSpace.find(one->words.back()) != std::string_view::npos) return id;
  return one->words;
}

void join(std::string& all, std::string_view one, Style style) {
  if (one.empty()) return;
  if (!all.empty()) all += style == Style::cell ? kBetween : std::string_view("; ");
  if (style == Style::cell) all += one;   // which comes back as it is
  else append_closed(all, one);
}

}  // namespace

std::string value_words(const Context& c, const Names& names, const plan::EntityType& type, const plan::Field& field, const plan::Entity& entity, Style style,
                        std::string_view language) {
  const plan::Value value = plan::get_value(field, entity, language);
  std::string words;
  if (const auto* text = std::get_if<std::string>(&value)) {
    return field.kind == Kind::reference ? reference_words(names, field, *text, style) : *text;
  } else if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) {
    return shown(c, *texts);
  } else if (const auto* date = std::get_if<dates::PartialDate>(&value)) {
    return style == Style::cell ? date->to_string() : full(c.state.language, *date);
  } else if (const auto* number = std::get_if<plan::Number>(&value)) {
    return std::to_string(*number);
  } else if (const auto* choice = std::get_if<plan::Choice>(&value)) {
    return option_label(c, type, field, field.names[*choice - 1u]);
  } else if (const auto* set = std::get_if<plan::ChoiceSet>(&value)) {
    for (std::size_t i = 0; i < field.names.size(); ++i) {
      if ((*set >> i & 1u) != 0) join(words, option_label(c, type, field, field.names[i]), style);
    }
  } else if (const auto* ids = std::get_if<std::vector<plan::Id>>(&value)) {
    for (const plan::Id& id : *ids) join(words, reference_words(names, field, id, style), style);
  }
  return words;
}

std::string subject_words(const Context& c, const Names& names, std::string_view subject) {
  if (const Names::Name* one = names.find(subject)) return one->words;
  // Amendments and what else belongs to a commitment.
  for (const plan::Plan& of : c.document->plans) {
    for (const plan::Commitment& commitment : of.commitments) {
      for (const plan::Amendment& one : commitment.amendments) {
        if (one.id == subject) return names.find(commitment.id)->words;
      }
    }
  }
  return {};
}

}  // namespace cocrea::view
