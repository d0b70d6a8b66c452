#include "report/popolo.h"

#include <algorithm>

#include "core/exchange/writer.h"
#include "view/plain.h"

namespace cocrea::report {

using exchange::Writer;
using view::Context;

namespace {

// Words without what looks like an e-mail address, wherever people have written one.
std::string without_mail(std::string_view words) {
  std::string kept;
  while (!words.empty()) {
    const std::size_t space = words.find_first_of(" \t\n"), length = space == std::string_view::npos ? words.size() : space + 1;
    const std::string_view word = words.substr(0, length);
    const std::size_t at = std::min(word.find('@'), word.find("%40"));   // as a web address has it
    if (at == std::string_view::npos || word.find('.', at) == std::string_view::npos) kept += word;
    words.remove_prefix(length);
  }
  while (kept.ends_with(' ') || kept.ends_with('\n')) kept.pop_back();
  return kept;
}

struct Popolo : exchange::Writer {
  explicit Popolo(bool with_emails) : exchange::Writer(Form::pretty), emails(with_emails) {}
  bool emails;
};

// Members of an object by ascending key, as the writer wants them.
void text(Popolo& out, std::string_view key, std::string_view words) {
  const std::string plain = view::plain(words), said = out.emails || key.ends_with("id") ? plain : without_mail(plain);
  if (said.empty()) return;
  out.member(key);
  out.text(said);
}

bool is_mail(std::string_view address) { return address.find('@') != std::string_view::npos && address.find("//") == std::string_view::npos; }

// A web address that a reader may follow; anything else is no link.
bool is_web(std::string_view address) { return address.starts_with("http://") || address.starts_with("https://"); }

std::string_view side(plan::Side one) {
  switch (one) {
    case plan::Side::government: return "government";
    case plan::Side::civil_society: return "civil society";
    case plan::Side::other_non_government: return "other non-government";
    case plan::Side::unset: break;
  }
  return {};
}

void organisation(const plan::Organisation& one, Popolo& out) {
  out.element();
  out.open('{');
  text(out, "classification", side(one.side));
  if (is_mail(one.address) && out.emails) {
    out.member("contact_details");
    out.open('[');
    out.element();
    out.open('{');
    text(out, "type", "email");
    text(out, "value", one.address);
    out.close('}');
    out.close(']');
  }
  text(out, "id", one.id);
  if (is_web(one.address) && (out.emails || without_mail(one.address) == one.address)) {
    out.member("links");
    out.open('[');
    out.element();
    out.open('{');
    text(out, "url", one.address);
    out.close('}');
    out.close(']');
  }
  text(out, "name", one.name);
  out.close('}');
}

struct Membership {
  std::string_view id, person, organisation, role;
  const plan::Date* from = nullptr;
  const plan::Date* to = nullptr;
  const plan::Organisation* member = nullptr;   // instead of a person
};

void membership(const Membership& one, Popolo& out) {
  out.element();
  out.open('{');
  if (one.to && *one.to) text(out, "end_date", (*one.to)->to_string());
  text(out, "id", one.id);
  if (one.member) {
    out.member("member");
    out.open('{');
    text(out, "id", one.member->id);
    text(out, "name", one.member->name);
    out.close('}');
  }
  text(out, "organization_id", one.organisation);
  text(out, "person_id", one.person);
  text(out, "role", one.role);
  if (one.from && *one.from) text(out, "start_date", (*one.from)->to_string());
  out.close('}');
}

// The forums are organisations too; whom a membership names must be a person or an organisation of the file.
void forum(const Context& c, const plan::Forum& one, Popolo& out) {
  out.element();
  out.open('{');
  text(out, "classification", "forum");
  if (one.set_up) text(out, "founding_date", one.set_up->to_string());
  text(out, "id", one.id);
  if (is_web(one.link)) {
    out.member("links");
    out.open('[');
    out.element();
    out.open('{');
    text(out, "url", one.link);
    out.close('}');
    out.close(']');
  }
  text(out, "name", view::shown(c, one.name));
  out.close('}');
}

template <class All>
auto* with_id(const All& all, const plan::Id& id) {
  for (const auto& one : all) {
    if (one.id == id) return &one;
  }
  return static_cast<decltype(&*all.begin())>(nullptr);
}

}  // namespace

std::string write_popolo(const Context& c, bool emails) {
  const plan::Document& document = *c.document;
  Popolo out(emails);
  out.open('{');
  out.member("memberships");
  out.open('[');
  for (const plan::Person& one : document.people) {
    if (one.organisation.empty()) continue;
    const std::string id = plan::derived_id(one.id, "membership");
    membership({id, one.id, one.organisation, one.post}, out);
  }
  for (const plan::Contact& one : document.membership.contacts) {
    if (with_id(document.people, one.person)) membership({one.id, one.person, document.jurisdiction.id, "point of contact", &one.from, &one.to}, out);
  }
  for (const plan::Forum& of : document.membership.forums) {
    for (const plan::ForumMember& one : of.members) {
      if (with_id(document.people, one.who)) membership({one.id, one.who, of.id, "member", &one.from, &one.to}, out);
      else if (const auto* const member = with_id(document.organisations, one.who)) membership({one.id, {}, of.id, "member", &one.from, &one.to, member}, out);
    }
  }
  out.close(']');
  out.member("organizations");
  out.open('[');
  out.element();
  out.open('{');
  text(out, "classification", "jurisdiction");
  text(out, "id", document.jurisdiction.id);
  text(out, "name", document.jurisdiction.name);
  out.close('}');
  for (const plan::Organisation& one : document.organisations) organisation(one, out);
  for (const plan::Forum& one : document.membership.forums) forum(c, one, out);
  out.close(']');
  out.member("persons");
  out.open('[');
  for (const plan::Person& one : document.people) {
    out.element();
    out.open('{');
    if (out.emails) text(out, "email", one.email);
    text(out, "id", one.id);
    text(out, "name", one.name);
    out.close('}');
  }
  out.close(']');
  out.close('}');
  return std::move(out.out()) + "\n";
}

}  // namespace cocrea::report
