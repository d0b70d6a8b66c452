// Any bytes as a table that comes back: each of the tables, in both languages. What it would change can be done, or nothing of it is done.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "report/read_table.h"

namespace {

using namespace cocrea;

void demand(bool holds) {
  if (!holds) std::abort();   // libFuzzer keeps the bytes
}

// Something for each table to find back, and for each kind of cell to differ from.
plan::Document made() {
  plan::Document document;
  document.id = "document";
  document.jurisdiction.language = "es";
  for (const char* id : {"a", "b"}) {
    plan::Organisation office;
    office.id = std::string("office-") + id;
    office.order = id;
    office.name = "Office";   // two of one name: neither is known by it
    document.organisations.push_back(office);
    plan::Person person;
    person.id = std::string("person-") + id;
    person.order = id;
    person.name = std::string("Person ") + id;
    document.people.push_back(person);
  }
  plan::Plan plan;
  plan.id = "plan";
  plan.order = "V";
  for (const char* id : {"c", "d"}) {
    plan::Commitment one;
    one.id = std::string("commitment-") + id;
    one.order = id;
    one.title = {{"en", "Open data"}, {"es", "Datos abiertos"}};
    one.start = dates::PartialDate::parse("2027-05");
    one.leads = {"office-a"};
    plan::Milestone milestone;
    milestone.id = std::string("milestone-") + id;
    milestone.order = "V";
    one.milestones.push_back(milestone);
    plan.commitments.push_back(one);
  }
  plan::Meeting meeting;
  meeting.id = "meeting";
  meeting.order = "V";
  plan.meetings.push_back(meeting);
  document.plans.push_back(plan);
  plan::fill_child_ids(plan::kDocument, document);
  return document;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const plan::Document document = made();
  if (size == 0) return 0;
  view::State state;
  state.language = (data[0] & 1) != 0 ? view::Language::en : view::Language::es;
  state.today = dates::Day{};
  const view::Context c = view::make_context(&document, nullptr, state);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto table = report::table_in(c, bytes).value_or(static_cast<report::Table>((data[0] >> 1) % std::size(report::kTableNames)));
  const view::TableAnswers answers{static_cast<view::TableAnswers::All>((data[0] >> 4) % 3), {}};
  const view::TableImport import = report::read_table(c, table, bytes, "new", answers);
  for (const view::TableImport::Change& one : import.changes) demand(!view::words_of(state.language, one).empty());
  for (const view::TableImport::Problem& one : import.problems) demand(!view::words_of(state.language, one).empty());
  plan::Document after = document;
  edit::Transaction step = import.step;
  demand(!edit::apply(after, step));
  // What was taken in is as it says: the same table once more has only new rows to add.
  const view::Context then = view::make_context(&after, nullptr, state);
  for (const view::TableImport::Change& one : report::read_table(then, table, bytes, "new", answers).changes) demand(one.added);
  return 0;
}
