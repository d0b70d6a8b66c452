// Field nodes: what stands in a field of the document, and what was typed into it.
#include <algorithm>
#include <cassert>

#include "view/likely_language.h"
#include "view/nodes.h"
#include "view/text_lookup.h"
#include "view/words.h"

namespace cocrea::view {

namespace {

std::string key(std::string_view area, const plan::EntityType& type, std::string_view name) {
  std::string result;
  result.reserve(area.size() + type.name.size() + name.size() + 2);
  return result.append(area).append(".").append(type.name).append(".").append(name);
}

void fill_choice(const Context& c, const plan::EntityType& type, const plan::Field& f, const plan::Entity& entity, Node& node) {
  const plan::Value value = plan::get_value(f, entity);
  const auto* chosen = std::get_if<plan::Choice>(&value);
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choice;
  spec.options.push_back({"", c.t("choice.unset"), chosen == nullptr});
  for (std::size_t i = 0; i < f.names.size(); ++i) {
    const bool selected = chosen && *chosen == i + 1;
    spec.options.push_back({std::string(f.names[i]), option_label(c, type, f, f.names[i]), selected});
  }
  for (const Option& one : spec.options) {
    if (one.selected) node.value = one.label;
  }
}

void fill_choices(const Context& c, const plan::EntityType& type, const plan::Field& f, const plan::Entity& entity, Node& node) {
  const plan::Value value = plan::get_value(f, entity);
  const auto* chosen = std::get_if<plan::ChoiceSet>(&value);
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choices;
  for (std::size_t i = 0; i < f.names.size(); ++i) {
    const bool selected = chosen && (*chosen >> i & 1u) != 0;
    spec.options.push_back({std::string(f.names[i]), option_label(c, type, f, f.names[i]), selected});
  }
}

// A long name is cut, so that a choice stays a line.
std::string shortened(std::string words) {
  constexpr std::size_t kLongest = 64;   // bytes
  if (words.size() <= kLongest) return words;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xc0) == 0x80) --end;   // not in the middle of a character
  words.resize(end);
  return words + "…";
}

struct Choosing {
  const plan::Value& value;
  FieldSpec& spec;
  void offer(const plan::Id& id, std::string label) const {
    const auto* one = std::get_if<std::string>(&value);
    const auto* several = std::get_if<std::vector<plan::Id>>(&value);
    const bool selected = one ? *one == id : several && std::find(several->begin(), several->end(), id) != several->end();
    spec.options.push_back({id, shortened(std::move(label)), selected});
  }
};

std::string or_unnamed(const Context& c, std::string name) { return name.empty() ? c.t("common.unnamed") : name; }

void offer_people(const Context& c, const Choosing& choosing) {
  for (const plan::Person& one : c.document->people) {
    std::string name = or_unnamed(c, one.name);
    for (const plan::Organisation& of : c.document->organisations) {
      if (of.id == one.organisation && !of.name.empty()) name = c.t("picker.personOf", {{"person", name}, {"organisation", of.name}});
    }
    choosing.offer(one.id, std::move(name));
  }
}

// Other milestones: those of the same commitment, and those of others that are chosen already. All others are offered by other_milestones().
void offer_milestones(const Context& c, const plan::Entity& entity, bool own, const Choosing& choosing) {
  if (!c.plan) return;
  for (std::size_t i = 0; i < c.plan->commitments.size(); ++i) {
    const plan::Commitment& of = c.plan->commitments[i];
    const bool here = entity.id == of.id || std::any_of(of.milestones.begin(), of.milestones.end(), [&](const plan::Milestone& one) { return one.id == entity.id; });
    for (std::size_t k = 0; k < of.milestones.size(); ++k) {
      const plan::Milestone& one = of.milestones[k];
      if (here != own || one.id == entity.id || entity.id == of.id) continue;
      std::string name = milestone_title(c, one, k + 1);
      if (!own) name = c.t("picker.milestoneOf", {{"milestone", name}, {"commitment", title_of(c, of, i + 1)}});
      choosing.offer(one.id, std::move(name));
    }
  }
}

void offer_organisations(const Context& c, const Choosing& choosing) {
  for (const plan::Organisation& one : c.document->organisations) choosing.offer(one.id, or_unnamed(c, one.name));
}

// A long list shows what is chosen and the first of the others, and the rest when it is asked for.
void fold_options(const Context& c, Node& node) {
  constexpr std::size_t kMost = 7, kShown = 5;
  std::vector<Option>& options = node.field->options;
  const auto chosen = static_cast<std::size_t>(std::count_if(options.begin(), options.end(), [](const Option& one) { return one.selected; }));
  const std::size_t shown = std::max(chosen, kShown);
  if (options.size() <= kMost || options.size() <= shown) return;
  const std::vector<std::string>& all = c.state.all_options;
  const bool open = std::find(all.begin(), all.end(), node.id) != all.end();
  const std::size_t hidden = options.size() - shown;
  Node more = button(node.id + ":more", open ? c.t("picker.fewer") : c.n("picker.more", static_cast<long>(hidden)), open ? "chevron_up" : "chevron_down",
                     Unfold{node.id, true}, Emphasis::quiet);
  more.selected = open;
  more.help = node.label;
  add(node, std::move(more));
  std::size_t room = shown - chosen;
  if (open) return;
  std::erase_if(options, [&room](const Option& one) {
    if (one.selected) return false;
    if (room == 0) return true;
    --room;
    return false;
  });
}

// What a reference may lead to. No type: a person or an organisation. Where there is nothing to choose from, a pill leads to where it is written.
void fill_reference(const Context& c, const plan::Field& f, const plan::Entity& entity, Node& node) {
  const plan::Value value = plan::get_value(f, entity);
  const bool one_of = f.kind == plan::Kind::reference;
  FieldSpec& spec = *node.field;
  spec.type = one_of ? FieldSpec::Type::choice : FieldSpec::Type::choices;
  const Choosing choosing{value, spec};
  if (one_of) choosing.offer({}, c.t("picker.unset"));
  if (one_of) spec.options.front().selected = std::holds_alternative<std::monostate>(value);
  const std::size_t before = spec.options.size();
  std::string_view key = "picker.people";
  Navigate first{PageId::people, c.document->id, "people"};   // where there is nothing to choose from: what adds the first
  if (f.type == &plan::kOrganisation) first.field = "organisations";
  if (f.type == nullptr || f.type == &plan::kPerson) offer_people(c, choosing);
  if (f.type == nullptr || f.type == &plan::kOrganisation) offer_organisations(c, choosing);
  if (f.type == &plan::kGoal) {
    key = "picker.goals";
    if (c.plan) first = {PageId::vision, c.plan->vision.id, "goals"};
    for (std::size_t i = 0; c.plan && i < c.plan->vision.goals.size(); ++i) {
      const std::string words = shown(c, c.plan->vision.goals[i].text), count = std::to_string(i + 1);
      choosing.offer(c.plan->vision.goals[i].id, c.t("commitment.numbered", {{"number", count}, {"title", or_unnamed(c, words)}}));
    }
  } else if (f.type == &plan::kCommitment) {
    key = "picker.commitments";
    if (c.plan) first = {PageId::commitments, c.plan->id, "commitments"};
    for (std::size_t i = 0; c.plan && i < c.plan->commitments.size(); ++i) choosing.offer(c.plan->commitments[i].id, title_of(c, c.plan->commitments[i], i + 1));
  } else if (f.type == &plan::kMilestone) {
    key = "picker.milestones";
    const plan::FoundConst here = plan::find(*c.document, entity.id);
    first = {PageId::commitments, here.type == &plan::kMilestone ? here.parent->id : entity.id, "milestones"};
    offer_milestones(c, entity, true, choosing);
    FieldSpec others;
    offer_milestones(c, entity, false, {value, others});
    std::copy_if(others.options.begin(), others.options.end(), std::back_inserter(spec.options), [](const Option& one) { return one.selected; });
  } else if (f.type == &plan::kProposalGroup) {
    key = "picker.groups";
    if (c.plan) first = {PageId::workshop, c.plan->workshop.id, "groups"};
    for (std::size_t i = 0; c.plan && i < c.plan->workshop.groups.size(); ++i) choosing.offer(c.plan->workshop.groups[i].id, or_unnamed(c, c.plan->workshop.groups[i].name));
  } else if (f.type == &plan::kMeeting) {
    key = "picker.meetings";
    if (c.plan) first = {PageId::forum, c.plan->id, "meetings"};
    for (std::size_t i = 0; c.plan && i < c.plan->meetings.size(); ++i) {
      const plan::Meeting& one = c.plan->meetings[i];
      const std::string title = shown(c, one.title);
      choosing.offer(one.id, !title.empty() ? title : one.date ? full(c.state.language, *one.date) : c.t("list.one", {{"kind", c.t("kind.meeting")}, {"number", std::to_string(i + 1)}}));
    }
  }
  // What was chosen and cannot be offered here (it belongs to another plan) can still be taken away.
  const auto keep = [&](const plan::Id& id) {
    if (id.empty() || std::any_of(spec.options.begin(), spec.options.end(), [&](const Option& one) { return one.value == id; })) return;
    choosing.offer(id, c.t("common.unnamed"));
  };
  if (const auto* one = std::get_if<std::string>(&value)) keep(*one);
  if (const auto* several = std::get_if<std::vector<plan::Id>>(&value)) {
    for (const plan::Id& id : *several) keep(id);
  }
  if (spec.options.size() == before) {
    // Nothing to choose from is no set of choices.
    spec.type = FieldSpec::Type::choice;
    if (!one_of) choosing.offer({}, c.t("picker.unset"));
    spec.options.front().selected = true;
    add(node, pill(node.id + ":first", c.t(key), "plus", Tone::accent, std::move(first)));
  }
  if (spec.type == FieldSpec::Type::choices) fold_options(c, node);
  for (const Option& one : spec.options) {
    if (spec.type == FieldSpec::Type::choice && one.selected) node.value = one.label;
  }
}

// Who reads the pages in one of the two languages may write it where the other is meant. Then the text is brought to its place in one step.
void offer_its_language(const Context& c, const plan::Entity& entity, const plan::Field& f, const plan::LocalizedText& texts, Node& node) {
  const std::string pages(tag(c.state.language));
  const auto text = [&](const std::string& language) {
    const auto found = texts.find(language);
    return found == texts.end() ? std::string() : found->second;
  };
  const std::string written = text(c.content);
  if (c.read_only() || (c.content != "es" && c.content != "en") || c.content == pages || !text(pages).empty() || likely_language(written) != c.state.language) return;
  edit::Transaction step{"edit.language", {edit::Set{entity.id, std::string(f.name), c.content, written, {}}, edit::Set{entity.id, std::string(f.name), pages, {}, written}}};
  Node offer = pill(node.id + ":to-" + pages, c.t("language.isIt", {{"language", language_name(c, pages)}}), "language", Tone::accent, SetContentLanguage{pages, std::move(step)});
  offer.emphasis = Emphasis::small;
  add(node, std::move(offer));
}

// What a localized text still lacks: its languages as small pills, each leading to that language.
void add_language_pills(const Context& c, const plan::LocalizedText& texts, Node& node) {
  // Nothing is missing from a text that nobody has written.
  const bool written = std::any_of(texts.begin(), texts.end(), [](const auto& one) { return !one.second.empty(); });
  if (!written) return;
  for (const std::string& language : wanted_languages(c)) {
    if (language == c.content || !node.children.empty()) continue;   // of a text in the wrong place nothing is missing
    const auto found = texts.find(language);
    const bool there = found != texts.end() && !found->second.empty();
    Node mark = pill(node.id + ":to-" + language, c.t(there ? "language.there" : "language.missing", {{"language", language_name(c, language)}}), there ? "check" : "language", there ? Tone::done : Tone::at_risk, SetContentLanguage{language});
    mark.emphasis = Emphasis::small;
    add(node, std::move(mark));
  }
}

Node field_base(const Context& c, const plan::Entity& entity, const plan::EntityType& type, const plan::Field& f, std::string language) {
  Node node;
  node.kind = NodeKind::field;
  node.id = field_node(entity.id, f.name, language);
  node.label = field_label(c, type, f);
  const std::string help = key("help", type, f.name);
  if (has_text(help)) node.help = c.t(help);
  node.disabled = c.read_only();
  node.action = EditField{entity.id, std::string(f.name), language};
  node.field = FieldSpec{};
  const std::string placeholder = key("placeholder", type, f.name);
  if (has_text(placeholder)) node.field->placeholder = c.t(placeholder);
  return node;
}

// What is being typed, or was typed and not understood, stands in the field instead of its value.
void show_typed(const Context& c, Node& node) {
  const auto& edit = *node.action.as<EditField>();
  if (const auto rejected = c.state.rejected.find(node.id); rejected != c.state.rejected.end()) {
    node.value = rejected->second.text;
    node.field->error = c.t(rejected->second.error_key);
  }
  const auto& draft = c.state.draft;
  if (draft && draft->entity == edit.entity && draft->field == edit.field && draft->language == edit.language) node.value = draft->text;
}

// An end that comes before its start, whichever days the two are, says so; it is kept, as only people know which of the two is wrong.
void show_reversed(const Context& c, const plan::Entity& entity, const plan::EntityType& type, const plan::Date& end, Node& node) {
  if (!node.field->error.empty()) return;
  const plan::Date start = start_before(entity, type, node.action.as<EditField>()->field);
  if (start && end->span().latest < start->span().earliest) node.field->error = c.t("error.endBeforeStart", {{"start", full(c.state.language, *start)}});
}

// A recorded act that has not happened on the day in view does not count yet, and its verdict looks as if it had not been recorded. Where it has happened
// by today, that day is one press away.
void show_ahead(const Context& c, const plan::Date& date, Node& node) {
  const dates::Day as_of = c.state.as_of_day();
  if (!node.field->error.empty() || !act_lies_ahead(node.action.as<EditField>()->field, date, as_of)) return;
  add(node, pill(node.id + ":ahead", c.t("date.ahead", {{"date", full(c.state.language, as_of)}}), "clock", Tone::secondary));
  node.children.back().help = node.label;   // who has left the field is told so
  if (date->span().earliest <= c.state.today) add(node, pill(node.id + ":today", c.t("asOf.back"), "arrow_right", Tone::accent, SetAsOf{}));
}

// A date outside that of what it belongs to: the rule about it says so (the notes of COM-7).
void show_outside(const Context& c, const plan::Entity& entity, Node& node) {
  const rules::Verdict* verdict = find_verdict(c, "COM-7", c.state.entity);   // of the commitment in view, about its milestones too
  if (!node.field->error.empty() || !verdict) return;
  const rules::Place place{entity.id, node.action.as<EditField>()->field};
  for (const rules::Note& note : verdict->notes) {
    if (note.place == place) node.field->error = rule_sentence(c, note.label, note);
  }
}

}  // namespace

plan::Date start_before(const plan::Entity& entity, const plan::EntityType& type, std::string_view end) {
  struct Ends {
    std::string_view end, start;
  };
  constexpr Ends kEnds[] = {{"end", "start"}, {"plannedEnd", "periodStart"}, {"actualEnd", "periodStart"}, {"strategyEnd", "strategyStart"}, {"due", "start"}, {"to", "from"}};
  for (const Ends& one : kEnds) {
    const plan::Field* start = one.end == end ? type.find(one.start) : nullptr;
    if (!start) continue;
    const plan::Value value = plan::get_value(*start, entity);
    if (const auto* date = std::get_if<dates::PartialDate>(&value)) return *date;
  }
  return {};
}

// What has the same name everywhere has it once: field.link.
std::string field_label(const Context& c, const plan::EntityType& type, const plan::Field& f) {
  const std::string own = key("field", type, f.name);
  return c.t(has_text(own) ? own : "field." + std::string(f.name));
}

// The text of an option: choice.<type>.<field>.<name>, choice.<field>.<name> if it is the same for all types, or one word for all fields that answer
// yes or no.
std::string option_label(const Context& c, const plan::EntityType& type, const plan::Field& f, std::string_view name) {
  if (f.names.size() == 12) return c.t("month.full." + std::to_string(std::find(f.names.begin(), f.names.end(), name) - f.names.begin() + 1));
  const std::string own = key("choice", type, f.name) + "." + std::string(name);
  if (has_text(own)) return c.t(own);
  const std::string common = "choice." + std::string(f.name) + "." + std::string(name);
  if (has_text(common)) return c.t(common);
  return c.t("choice." + std::string(name));
}

Node field(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* f = type.find(name);
  assert(f != nullptr);
  const bool localized = f->kind == plan::Kind::localized;
  Node node = field_base(c, entity, type, *f, localized ? c.content : std::string());
  FieldSpec& spec = *node.field;
  switch (f->kind) {
    case plan::Kind::text:
    case plan::Kind::localized: {
      spec.type = f->multiline ? FieldSpec::Type::long_text : FieldSpec::Type::text;
      if (f->name == "link") spec.keyboard = "url";
      if (f->name == "email" || f->name == "address") spec.keyboard = "email";   // its keys write the address of a page too
      const plan::Value value = plan::get_value(*f, entity, localized ? std::string_view(c.content) : std::string_view());
      if (const auto* words = std::get_if<std::string>(&value)) node.value = *words;
      if (localized) {
        spec.text_language = c.content;
        const plan::Value all = plan::get_value(*f, entity);
        const auto* texts = std::get_if<plan::LocalizedText>(&all);
        if (c.content != tag(c.state.language)) node.label = c.t("language.field", {{"field", node.label}, {"language", language_name(c, c.content)}});
        if (texts) offer_its_language(c, entity, *f, *texts, node);
        add_language_pills(c, texts ? *texts : plan::LocalizedText{}, node);
      }
      break;
    }
    case plan::Kind::date: {
      spec.type = FieldSpec::Type::date;
      spec.pick = c.t("date.pick");
      if (spec.placeholder.empty()) spec.placeholder = c.t("date.placeholder");
      const plan::Value value = plan::get_value(*f, entity);
      if (const auto* date = std::get_if<dates::PartialDate>(&value)) {
        node.value = full(c.state.language, *date);
        spec.iso = date->to_string();
      }
      show_typed(c, node);
      if (const auto* date = std::get_if<dates::PartialDate>(&value)) show_reversed(c, entity, type, *date, node);
      if (&type == &plan::kMilestone || &type == &plan::kCommitment) show_outside(c, entity, node);
      if (const auto* date = std::get_if<dates::PartialDate>(&value)) show_ahead(c, *date, node);
      return node;
    }
    case plan::Kind::number:
      spec.type = FieldSpec::Type::number;
      if (const plan::Value value = plan::get_value(*f, entity); const auto* number = std::get_if<plan::Number>(&value)) node.value = std::to_string(*number);
      break;
    case plan::Kind::choice: fill_choice(c, type, *f, entity, node); break;
    case plan::Kind::choices: fill_choices(c, type, *f, entity, node); break;
    case plan::Kind::reference:
    case plan::Kind::references: fill_reference(c, *f, entity, node); break;
    case plan::Kind::child:
    case plan::Kind::list:
    case plan::Kind::json: assert(false); break;
  }
  show_typed(c, node);
  return node;
}

Node typed_list_field(const Context& c, const plan::Entity& parent, const plan::EntityType& type, std::string_view list, std::string id) {
  Node node = field_base(c, parent, type, *type.find(list), {});
  node.id = id.empty() ? "add:" + parent.id + "." + std::string(list) : std::move(id);
  node.field->again = true;
  show_typed(c, node);
  return node;
}

Node other_milestones(const Context& c, const plan::Entity& entity, const plan::EntityType& type) {
  const plan::Field& f = *type.find("predecessors");
  Node node = field_base(c, entity, type, f, {});
  node.id += ".other";
  node.label = c.t("milestone.waitsForOther");
  FieldSpec& spec = *node.field;
  spec.type = FieldSpec::Type::choice;
  spec.options.push_back({"", c.t("milestone.chooseOther"), true});
  node.value = spec.options.front().label;
  const plan::Value value = plan::get_value(f, entity);
  FieldSpec others;
  offer_milestones(c, entity, false, {value, others});
  std::copy_if(others.options.begin(), others.options.end(), std::back_inserter(spec.options), [](const Option& one) { return !one.selected; });
  return node;
}

Node toggle_field(const Context& c, const plan::Entity& entity, const plan::EntityType& type, std::string_view name) {
  const plan::Field* f = type.find(name);
  assert(f != nullptr && f->kind == plan::Kind::choice && f->names.size() == 2);
  Node node = field_base(c, entity, type, *f, {});
  const plan::Value value = plan::get_value(*f, entity);
  const auto* chosen = std::get_if<plan::Choice>(&value);
  node.selected = chosen && *chosen == static_cast<plan::Choice>(plan::YesNo::yes);
  node.field->type = FieldSpec::Type::toggle;
  node.field->options = {{"no", c.t("choice.no"), !node.selected}, {"yes", c.t("choice.yes"), node.selected}};
  node.value = c.t(node.selected ? "choice.yes" : "choice.no");
  return node;
}

}  // namespace cocrea::view
