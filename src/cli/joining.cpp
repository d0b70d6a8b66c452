#include "cli/joining.h"

#include <filesystem>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/json_writer.h"
#include "core/exchange/bin.h"
#include "view/change_words.h"
#include "view/joining.h"

namespace cocrea::cli {
namespace {

using exchange::Conflict;
using exchange::Joined;
using exchange::Side;
using plan::Document;
using plan::EntityType;
using plan::Value;
using view::text;

// Files that must all be readable. Empty: one is not, and that was said.
std::vector<LoadedFile> load_all(const Request& request, std::size_t first, std::ostream& err) {
  std::vector<LoadedFile> files;
  bool all = true;
  for (std::size_t i = first; i < request.files.size(); ++i) {
    files.push_back(load(request.files[i]));
    for (const std::string& problem : problem_words(files.back(), request.language)) err << files.back().path << ": " << problem << "\n";
    all = all && files.back().readable();
  }
  if (!all) files.clear();
  return files;
}

// Words for things of a document, without a page.
struct Words {
  view::State state;
  view::Context context;

  Words(const Document& document, view::Language language) : state{}, context(view::make_context(&document, nullptr, with(state, language))) {}
  Words(const Words&) = delete;

  static const view::State& with(view::State& state, view::Language language) {
    state.language = language;
    return state;
  }
};

void write_value(JsonWriter& json, const EntityType& type, std::string_view field_name, const Value& value) {
  const plan::Field* const field = type.find(field_name);
  const auto name = [&](std::size_t i) { return field != nullptr && i < field->names.size() ? field->names[i] : std::string_view(); };
  if (const auto* words = std::get_if<std::string>(&value)) {
    json.text(*words);
  } else if (const auto* texts = std::get_if<plan::LocalizedText>(&value)) {
    json.open('{');
    for (const auto& one : *texts) json.member(one.first, one.second);
    json.close('}');
  } else if (const auto* date = std::get_if<dates::PartialDate>(&value)) {
    json.text(date->to_string());
  } else if (const auto* choice = std::get_if<plan::Choice>(&value)) {
    json.text(name(*choice - 1u));
  } else if (const auto* choices = std::get_if<plan::ChoiceSet>(&value)) {
    json.open('[');
    for (std::size_t i = 0; field != nullptr && i < field->names.size(); ++i) {
      if ((*choices >> i & 1u) != 0) json.text(field->names[i]);
    }
    json.close(']');
  } else if (const auto* number = std::get_if<plan::Number>(&value)) {
    json.number(*number);
  } else if (const auto* ids = std::get_if<std::vector<plan::Id>>(&value)) {
    json.open('[');
    for (const plan::Id& id : *ids) json.text(id);
    json.close(']');
  } else {
    json.null();
  }
}

constexpr std::string_view kConflictNames[] = {"field", "unknown", "place", "existence"};

void write_conflict(JsonWriter& json, const view::Context& context, const Conflict& conflict, const std::vector<Side>& sides) {
  json.open('{');
  json.member("what", kConflictNames[static_cast<std::size_t>(conflict.what)]);
  json.member("entity", conflict.entity);
  json.member("kind", conflict.type->name);
  json.member("field", conflict.field);
  json.member("language", conflict.language);
  json.member("words", view::conflict_words(context, conflict));
  json.key("circle").boolean(conflict.circle);
  json.key("base");
  write_value(json, *conflict.type, conflict.field, conflict.base);
  json.key("claims").open('[');
  for (const exchange::Claim& claim : conflict.claims) {
    json.open('{');
    json.key("sides").open('[');
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if ((claim.sides >> i & 1u) != 0) json.text(sides[i].name);
    }
    json.close(']');
    json.key("value");
    write_value(json, *conflict.type, conflict.field, claim.value);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

// What may be the same: all that is alike is one question, else pair by pair.
struct MayBeSame {
  const EntityType* type;
  std::vector<plan::Id> things;
};
std::vector<MayBeSame> what_may_be_same(const std::vector<exchange::Alike>& pairs) {
  std::vector<MayBeSame> all;
  std::vector<bool> grouped(pairs.size());
  for (const std::vector<std::size_t>& group : view::groups_of_alike(pairs)) {
    all.push_back({pairs[group.front()].type, view::things_of(pairs, group)});
    for (const std::size_t at : group) grouped[at] = true;
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!grouped[i]) all.push_back({pairs[i].type, {pairs[i].first, pairs[i].second}});
  }
  return all;
}

std::string joined_json(const Request& request, const Joined& joined, const std::vector<Side>& sides) {
  const Words words(joined.document, request.language);
  JsonWriter json;
  json.open('{');
  json.member("file", request.output);
  json.key("withoutBase").boolean(joined.without_base);
  json.key("conflicts").open('[');
  for (const Conflict& conflict : joined.conflicts) write_conflict(json, words.context, conflict, sides);
  json.close(']');
  json.key("alike").open('[');
  for (const MayBeSame& alike : what_may_be_same(joined.alike)) {
    json.open('{');
    json.member("kind", alike.type->name);
    json.key("things").open('[');
    for (const plan::Id& id : alike.things) json.text(id);
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json.take();
}

void print_joined(const Request& request, const Joined& joined, const std::vector<Side>& sides, std::ostream& out) {
  const view::Language language = request.language;
  const Words words(joined.document, language);
  if (joined.without_base) out << text(language, "join.withoutBase") << "\n";
  for (const Conflict& conflict : joined.conflicts) {
    out << "\n" << view::conflict_words(words.context, conflict) << "\n";
    if (conflict.circle) out << "  " << text(language, "join.circle") << "\n";
    if (!joined.without_base) out << "  " << text(language, "join.base", {{"value", view::value_words(words.context, conflict, conflict.base)}}) << "\n";
    for (const exchange::Claim& claim : conflict.claims) {
      out << "  " << text(language, "join.claim", {{"sides", view::sides_words(sides, claim.sides)}, {"value", view::value_words(words.context, conflict, claim.value)}})
          << "\n";
    }
  }
  for (const MayBeSame& alike : what_may_be_same(joined.alike)) {
    const auto words_of = [&](const plan::Id& id) { return view::thing_words(words.context, id); };
    if (alike.things.size() == 2) {
      out << "\n" << text(language, "join.alike", {{"first", words_of(alike.things[0])}, {"second", words_of(alike.things[1])}}) << "\n";
      continue;
    }
    out << "\n" << text(language, "join.alikeAll") << "\n";
    for (const plan::Id& id : alike.things) {
      std::uint32_t who = 0;
      for (std::size_t i = 0; i < sides.size(); ++i) {
        if (plan::find(*sides[i].document, id)) who |= std::uint32_t{1} << i;
      }
      out << "  " << text(language, "join.claim", {{"sides", view::sides_words(sides, who)}, {"value", words_of(id)}}) << "\n";
    }
  }
  const auto left = static_cast<long>(joined.conflicts.size());
  if (left > 0) out << "\n";
  out << (left > 0 ? view::plural(language, "cli.joined", left) : text(language, joined.alike.empty() ? "cli.joinedAll" : "cli.joinedAlike")) << "\n";
}

// One that was opened beside the plan it was made from, or beside another version of itself, got an id of its own.
void to_origin(Document& document) {
  document.id = exchange::made_from(document);
  document.made_from.clear();
}

// A copy is called what it was called when it was made, else as its file is.
std::vector<Side> sides_of(std::vector<LoadedFile>& files) {
  std::vector<Side> sides;
  for (LoadedFile& file : files) {
    Document& document = *file.reading.document;
    to_origin(document);
    sides.push_back({document.copy.empty() ? std::filesystem::path(file.path).filename().string() : document.copy, &document});
  }
  return sides;
}

// What was joined, with minutes of what nobody decided and what was removed in the bin, as the app keeps them: nothing is gone with the files.
Document kept(const Document* base, const std::vector<Side>& sides, const Joined& joined, const Request& request) {
  view::Joining joining;
  joining.base = std::shared_ptr<const Document>(std::shared_ptr<const Document>(), base);   // views it
  joining.sides = sides;
  joining.joined = joined;
  Document document = joined.document;
  std::vector<plan::Decision> minutes = view::undecided_minutes(joining, request.language);
  for (plan::Decision& one : minutes) {
    if (plan::find(document, one.id)) continue;   // these files were joined before, in whichever language
    if (request.as_of) one.date = dates::PartialDate::of(*request.as_of);
    one.order = plan::order_between(document.decisions.empty() ? std::string_view() : document.decisions.back().order, {});
    document.decisions.push_back(one);
  }
  if (base != nullptr) {
    edit::Transaction bin{{}, exchange::binned(*base, joined.document, request.as_of)};
    (void)edit::apply(document, bin);   // there is room for each of them
  }
  return document;
}

}  // namespace

int merge(const Request& request, std::ostream& out, std::ostream& err) {
  const view::Language language = request.language;
  const bool carried = request.files.front() == "-";
  std::vector<LoadedFile> files = load_all(request, carried ? 1 : 0, err);
  if (files.empty()) return kUnreadable;
  std::vector<Side> sides = sides_of(files);
  exchange::CommonBase common;
  const Document* base = nullptr;
  if (carried) {
    common = exchange::common_base(sides);
    if (common.damaged) {
      err << text(language, "join.baseDamaged") << "\n";
      return kUnreadable;
    }
    if (common.document) base = &*common.document;
  } else {
    base = sides.front().document;
    sides.erase(sides.begin());
    for (LoadedFile& file : files) {
      if (Document& document = *file.reading.document; &document != base && !document.copy.empty()) exchange::take_bin_of(*base, document);
    }
  }
  exchange::tell_apart(sides, {request.files.begin() + 1, request.files.end()});   // the first is the base, or "-"
  const Joined joined = exchange::join(base, sides);
  if (joined.refused) {
    err << view::refusal_words(language, *joined.refused) << "\n";
    return kUnreadable;
  }
  const Document result = kept(base, sides, joined, request);
  if (!exchange::can_be_read_again(result)) {
    err << request.output << ": " << text(language, "cli.tooLarge") << "\n";
    return kUnreadable;
  }
  if (!write_file(request.output, exchange::write_document(result))) {
    err << request.output << ": " << text(language, "cli.cannotWrite") << "\n";
    return kUnreadable;
  }
  if (request.json) out << joined_json(request, joined, sides) << "\n";
  else print_joined(request, joined, sides, out);
  return joined.conflicts.empty() ? kNothingOpen : kNotMet;
}

namespace {

constexpr std::string_view kDifferenceNames[] = {"added", "removed", "moved", "changed"};

std::string differences_json(const std::vector<LoadedFile>& files, const std::vector<exchange::Difference>& differences) {
  JsonWriter json;
  json.open('{');
  json.key("files").open('[');
  for (const LoadedFile& file : files) json.text(file.path);
  json.close(']');
  json.key("differences").open('[');
  for (const exchange::Difference& one : differences) {
    json.open('{');
    json.member("what", kDifferenceNames[static_cast<std::size_t>(one.what)]);
    json.member("entity", one.after != nullptr ? one.after->id : one.before->id);
    json.member("kind", one.type->name);
    json.member("field", one.name);
    for (const bool after : {false, true}) {
      const plan::Entity* const entity = after ? one.after : one.before;
      json.key(after ? "after" : "before");
      if (one.field != nullptr) {
        write_value(json, *one.type, one.name, plan::get_value(*one.field, *entity));
      } else if (one.what == exchange::Difference::What::moved) {
        const plan::Entity& parent = after ? *one.parent_after : *one.parent_before;
        json.text(parent.id + "/" + entity->order);
      } else if (entity != nullptr && !one.name.empty()) {
        const auto found = entity->extras.find(one.name);
        found == entity->extras.end() ? json.null() : json.raw(found->second);
      } else {
        json.null();
      }
    }
    json.close('}');
  }
  json.close(']');
  json.close('}');
  return json.take();
}

}  // namespace

int compare(const Request& request, std::ostream& out, std::ostream& err) {
  std::vector<LoadedFile> files = load_all(request, 0, err);
  if (files.empty()) return kUnreadable;
  for (LoadedFile& file : files) to_origin(*file.reading.document);
  const Document &before = *files[0].reading.document, &after = *files[1].reading.document;
  if (before.id != after.id) {
    err << view::refusal_words(request.language, exchange::Unjoinable::other_document) << "\n";
    return kUnreadable;
  }
  const std::vector<exchange::Difference> differences = exchange::differences(before, after);
  if (request.json) {
    out << differences_json(files, differences) << "\n";
  } else {
    const Words was(before, request.language), is(after, request.language);
    for (const view::Changed& line : view::changed_words(was.context, is.context, differences)) {
      out << line.what << "\n";
      if (!line.before.empty()) out << "  - " << line.before << "\n";
      if (!line.after.empty()) out << "  + " << line.after << "\n";
    }
    if (differences.empty()) out << text(request.language, "cli.noDifference") << "\n";
  }
  return differences.empty() ? kNothingOpen : kNotMet;
}

}  // namespace cocrea::cli
