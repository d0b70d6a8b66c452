// The reader's side of files.json; the schema's is schema_check.mjs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "causes.h"
#include "core/exchange/json.h"
#include "support/files.h"

namespace cocrea::exchange {
namespace {

using support::read_file;

using Json = nlohmann::json;

std::string bytes_of(const Json& base, const Json& file) {
  if (file.contains("text")) return file["text"].get<std::string>();
  Json document = base;
  if (file.contains("with")) document.update(file["with"]);
  if (file.contains("without")) {
    for (const Json& name : file["without"]) document.erase(name.get<std::string>());
  }
  return document.dump();
}

TEST(Files, AreAnsweredAsTheTableSays) {
  const Json table = Json::parse(read_file("tests/core/exchange/files.json"));
  std::size_t checked = 0;
  for (const Json& file : table["files"]) {
    SCOPED_TRACE(file["name"].get<std::string>());
    const Reading reading = read_document(bytes_of(table["base"], file));
    const std::string answer = !reading.document ? "refused" : reading.read_only ? "readOnly" : "accepted";
    EXPECT_EQ(answer, file["answer"].get<std::string>());
    ++checked;
    if (!file.contains("cause")) {
      EXPECT_TRUE(reading.problems.empty()) << name_of(reading.problems[0].cause) << " at " << reading.problems[0].place;
      continue;
    }
    ASSERT_FALSE(reading.problems.empty());
    EXPECT_EQ(name_of(reading.problems[0].cause), file["cause"].get<std::string>());
    EXPECT_EQ(reading.problems[0].place, file["place"].get<std::string>());
    EXPECT_GE(reading.problems[0].line, 1u);
    EXPECT_GE(reading.problems[0].column, 1u);
  }
  EXPECT_GT(checked, 70u);
}

TEST(Schema, IsTheOneThatIsShipped) { EXPECT_EQ(json_schema(), read_file("assets/schema/cocrea-2.schema.json")); }

TEST(Schema, IsCanonicalEnoughForEveryJsonReader) {
  const Json schema = Json::parse(json_schema());
  EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
  for (const plan::EntityType* type : plan::entity_types()) {
    const Json& properties = type == &plan::kDocument ? schema["properties"] : schema["$defs"][std::string(type->name)]["properties"];
    for (const plan::Field& field : type->fields) EXPECT_TRUE(properties.contains(std::string(field.name))) << type->name << "." << field.name;
  }
}

}  // namespace
}  // namespace cocrea::exchange
