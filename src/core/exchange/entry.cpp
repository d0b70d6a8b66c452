// Journal entries as lines of JSON.
#include <algorithm>
#include <charconv>
#include <iterator>

#include "core/exchange/entity_reader.h"
#include "core/exchange/writer.h"

namespace cocrea::exchange {

using Type = Scanner::Type;

namespace {

constexpr std::string_view kKinds[] = {"done", "undone", "redone"};

// --- Writing -----------------------------------------------------------------------------------------------------------

class EntryWriter {
 public:
  std::string write(const edit::Entry& entry) {
    out_.open('{');
    out_.member("seq");
    out_.raw(std::to_string(entry.seq));
    out_.member("kind");
    out_.text(kKinds[static_cast<std::size_t>(entry.kind)]);
    out_.member("label");
    out_.text(entry.transaction.label);
    out_.member("changes");
    out_.open('[');
    for (const edit::Change& change : entry.transaction.changes) {
      out_.element();
      out_.open('[');
      std::visit(*this, change);
      out_.close(']');
    }
    out_.close(']');
    out_.close('}');
    return std::move(out_.out());
  }

  void operator()(const edit::Set& set) {
    texts({"set", set.entity, set.field, set.language});
    value(set.before);
    value(set.after);
  }
  void operator()(const edit::Insert& insert) {
    texts({"insert", insert.parent, insert.list});
    entity(insert.type, insert.entity.get());
  }
  void operator()(const edit::Remove& remove) {
    texts({"remove", remove.parent, remove.list});
    entity(remove.type, remove.entity.get());
  }

  void operator()(std::monostate) {}
  void operator()(const std::string& text) { member("text", text); }
  void operator()(const dates::PartialDate& date) { member("date", date.to_string()); }
  void operator()(const plan::LocalizedText& by_language) {
    out_.member("texts");
    out_.open('{');
    for (const auto& one : by_language) member(one.first, one.second);
    out_.close('}');
  }
  void operator()(plan::Choice choice) { number("choice", choice); }
  void operator()(plan::ChoiceSet choices) { number("choices", choices); }
  void operator()(plan::Number value) { number("number", value); }
  void operator()(const std::vector<plan::Id>& ids) {
    out_.member("ids");
    out_.open('[');
    for (const plan::Id& id : ids) texts({id});
    out_.close(']');
  }

 private:
  void texts(std::initializer_list<std::string_view> all) {
    for (const std::string_view text : all) {
      out_.element();
      out_.text(text);
    }
  }
  void member(std::string_view key, std::string_view text) {
    out_.member(key);
    out_.text(text);
  }
  void number(std::string_view key, std::int64_t value) {
    out_.member(key);
    out_.raw(std::to_string(value));
  }
  void value(const plan::Value& of) {
    out_.element();
    out_.open('{');
    std::visit(*this, of);
    out_.close('}');
  }
  void entity(const plan::EntityType* type, const plan::Entity* of) {
    texts({type == nullptr ? std::string_view() : type->name});
    if (type == nullptr || of == nullptr) return;  // never applied: such an entry is not read again
    out_.element();
    out_.entity(*type, *of, true);
  }

  Writer out_{Writer::Form::one_line};
};

// --- Reading -----------------------------------------------------------------------------------------------------------

// Our own writing is read back, in the order in which it is written: whatever is not as expected means that it was damaged.
class EntryReader {
 public:
  explicit EntryReader(std::string_view json) : reader_(json, limits_), in_(reader_.in()) {}

  std::optional<edit::Entry> read() {
    edit::Entry entry;
    const bool read = enter(Type::object) && key("seq") && number(entry.seq) && key("kind") && kind(entry.kind) && key("label") &&
                      text(entry.transaction.label) && key("changes") && changes(entry.transaction.changes) && leave_object() && in_.finish();
    if (!read || !reader_.mishaps().empty()) return std::nullopt;
    return entry;
  }

 private:
  bool enter(Type container) {
    if (in_.peek() != container) return false;
    in_.enter_object();
    return !in_.failure();
  }
  bool leave_object() {
    Scanner::Text more;
    return !in_.next_member(more) && !in_.failure();
  }
  bool leave_array() { return !in_.next_element() && !in_.failure(); }
  bool key(std::string_view name) {
    Scanner::Text found;
    return in_.next_member(found) && found.text == name;
  }

  bool text(std::string& to) {
    if (in_.peek() != Type::string) return false;
    to = in_.string().text;
    return !in_.failure();
  }
  bool text_element(std::string& to) { return in_.next_element() && text(to); }

  template <class Number>
  bool number(Number& to) {
    if (in_.peek() != Type::number) return false;
    const std::string_view read = in_.number();
    const std::from_chars_result result = std::from_chars(read.data(), read.data() + read.size(), to);
    return !in_.failure() && result.ec == std::errc() && result.ptr == read.data() + read.size();
  }

  bool kind(edit::EntryKind& to) {
    std::string name;
    if (!text(name)) return false;
    const auto* found = std::find(std::begin(kKinds), std::end(kKinds), name);
    if (found == std::end(kKinds)) return false;
    to = static_cast<edit::EntryKind>(found - std::begin(kKinds));
    return true;
  }

  bool changes(std::vector<edit::Change>& to) {
    if (!enter(Type::array)) return false;
    while (in_.next_element()) {
      if (!change(to)) return false;
    }
    return !in_.failure();
  }

  bool change(std::vector<edit::Change>& to) {
    std::string name;
    if (!enter(Type::array) || !text_element(name)) return false;
    if (name == "set") {
      edit::Set set;
      if (!text_element(set.entity) || !text_element(set.field) || !text_element(set.language)) return false;
      if (!value(set.before) || !value(set.after)) return false;
      to.push_back(std::move(set));
    } else if (name == "insert") {
      edit::Insert insert;
      if (!entity(insert.parent, insert.list, insert.type, insert.entity)) return false;
      to.push_back(std::move(insert));
    } else if (name == "remove") {
      edit::Remove remove;
      if (!entity(remove.parent, remove.list, remove.type, remove.entity)) return false;
      remove.id = remove.entity->id;
      to.push_back(std::move(remove));
    } else {
      return false;
    }
    return leave_array();
  }

  bool entity(plan::Id& parent, std::string& list, const plan::EntityType*& type, std::shared_ptr<const plan::Entity>& to) {
    std::string name;
    if (!text_element(parent) || !text_element(list) || !text_element(name) || !in_.next_element()) return false;
    type = plan::entity_type(name);
    if (type == nullptr) return false;
    const std::shared_ptr<plan::Entity> made = type->make();
    reader_.entity(*type, *made, EntityReader::Role::element);
    to = made;
    return !in_.failure();
  }

  bool value(plan::Value& to) {
    if (!in_.next_element() || !enter(Type::object)) return false;
    Scanner::Text of;
    if (!in_.next_member(of)) return !in_.failure();  // {}: unset
    return value_of(std::string(of.text), to) && leave_object();
  }

  bool value_of(std::string_view type, plan::Value& to) {
    if (type == "text") return text(to.emplace<std::string>());
    if (type == "texts") return texts(to.emplace<plan::LocalizedText>());
    if (type == "choice") return number(to.emplace<plan::Choice>());
    if (type == "choices") return number(to.emplace<plan::ChoiceSet>());
    if (type == "number") return number(to.emplace<plan::Number>());
    if (type == "ids") return ids(to.emplace<std::vector<plan::Id>>());
    std::string written;
    if (type != "date" || !text(written)) return false;
    const auto date = dates::PartialDate::parse(written);
    if (date) to = *date;
    return date.has_value();
  }

  bool texts(plan::LocalizedText& to) {
    if (!enter(Type::object)) return false;
    for (Scanner::Text language; in_.next_member(language);) {
      const auto place = to.try_emplace(std::string(language.text));
      if (!place.second || !text(place.first->second)) return false;
    }
    return !in_.failure();
  }

  bool ids(std::vector<plan::Id>& to) {
    if (!enter(Type::array)) return false;
    while (in_.next_element()) {
      if (!text(to.emplace_back())) return false;
    }
    return !in_.failure();
  }

  Limits limits_;
  EntityReader reader_;
  Scanner& in_;
};

}  // namespace

std::string write_entry(const edit::Entry& entry) { return EntryWriter().write(entry); }

std::optional<edit::Entry> read_entry(std::string_view json) { return EntryReader(json).read(); }

}  // namespace cocrea::exchange
