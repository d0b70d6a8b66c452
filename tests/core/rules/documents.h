// Documents for the tests of rules: files of the source tree, and small ones made out of JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/rules/check.h"
#include "support/files.h"

namespace cocrea::rules::test {

using support::read_file;

// Ends the test program when that is no JSON.
nlohmann::json read_json(const std::string& path);

// Through the program's own reader; a refused document fails the running test.
plan::Document document_of(const nlohmann::json&);
plan::Document read_document(const std::string& path);

// Whether the running test has failed; then it has shown the document, made up at random, with which it did.
bool failed_with(const plan::Document&, dates::Day as_of);

dates::Day day(std::string_view iso);
dates::Span span(std::string_view iso);
plan::Date date(std::string_view iso);

// The number of the quarter or plan year that a verdict is about, 1 for the first; 0 if it is about neither.
int number_of(const Verdict&);
// The verdict of one rule about one subject ("" = the only one), and one quarter or plan year of it; null if there is none.
const Verdict* find(const std::vector<Verdict>&, std::string_view rule, std::string_view subject = "", int number = 0);

// The date that stands at a place; null if that is no date.
plan::Date* field_at(plan::Document&, const Place&);

}  // namespace cocrea::rules::test
