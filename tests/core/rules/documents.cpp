#include "core/rules/documents.h"

#include <cstdio>
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/exchange/json.h"

namespace cocrea::rules::test {

nlohmann::json read_json(const std::string& path) {
  nlohmann::json json = nlohmann::json::parse(read_file(path), nullptr, false);
  if (json.is_discarded()) {
    std::fprintf(stderr, "%s is not valid JSON\n", path.c_str());
    std::abort();
  }
  return json;
}

namespace {

plan::Document parse(const std::string& bytes, const std::string& what) {
  exchange::Reading reading = exchange::read_document(bytes);
  for (const exchange::Problem& problem : reading.problems) ADD_FAILURE() << what << ": " << problem.place << " " << problem.found;
  if (!reading.document) {
    ADD_FAILURE() << what << " was refused";
    return {};
  }
  return *std::move(reading.document);
}

}  // namespace

plan::Document document_of(const nlohmann::json& json) { return parse(json.dump(), "the document of this case"); }
plan::Document read_document(const std::string& path) { return parse(read_file(path), path); }

bool failed_with(const plan::Document& document, dates::Day as_of) {
  if (!::testing::Test::HasFailure()) return false;
  std::printf("as of %s, with %s\n", dates::to_string(as_of).c_str(), exchange::write_document(document).c_str());
  return true;
}

dates::Day day(std::string_view iso) {
  const auto parsed = dates::parse_day(iso);
  EXPECT_TRUE(parsed.has_value()) << iso << " is no day";
  return parsed.value_or(dates::Day{});
}

plan::Date date(std::string_view iso) {
  const auto parsed = dates::PartialDate::parse(iso);
  EXPECT_TRUE(parsed.has_value()) << iso << " is no date";
  return parsed;
}

dates::Span span(std::string_view iso) {
  const auto parsed = date(iso);
  return parsed ? parsed->span() : dates::Span{};
}

int number_of(const Verdict& verdict) {
  for (const Fact& fact : verdict.facts) {
    if (verdict.rule == "MON-EL" && fact.label == "fact.learningReport") return 1;   // of the two that a plan owes, the later one
    if (fact.label == "fact.block" || fact.label == "fact.planYear") return fact.number.value_or(0);
  }
  return 0;
}

const Verdict* find(const std::vector<Verdict>& verdicts, std::string_view rule, std::string_view subject, int number) {
  const Verdict* found = nullptr;
  for (const Verdict& verdict : verdicts) {
    if (verdict.rule != rule || (!subject.empty() && verdict.subject != subject) || number_of(verdict) != number) continue;
    EXPECT_EQ(found, nullptr) << "two verdicts of " << rule << ": name the subject";
    found = &verdict;
  }
  return found;
}

plan::Date* field_at(plan::Document& document, const Place& place) {
  plan::Found found = plan::find(document, place.entity);
  const plan::Field* field = found ? found.type->find(place.field) : nullptr;
  return field != nullptr && field->kind == plan::Kind::date ? &plan::date_of(*field, *found.entity) : nullptr;
}

}  // namespace cocrea::rules::test
