// The JSON Schema of the file, written from the description of the fields.
//
// What it cannot say, the reader checks besides: that ids are unique, references lead somewhere, keys stand once; and its limits.
#include "core/exchange/json.h"
#include "core/exchange/writer.h"

namespace cocrea::exchange {

using plan::EntityType;
using plan::Field;
using plan::Kind;

namespace {

// A day, month or year that exists, from the year 1000 to 9999: dates::PartialDate as a regular expression.
constexpr std::string_view kDatePattern =
    "^[1-9][0-9]{3}("
    "-(0[1-9]|1[0-2])"
    "|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|-02-(0[1-9]|1[0-9]|2[0-8])"
    ")?$"
    "|^([1-9][0-9](0[48]|[2468][048]|[13579][26])|([2468][048]|[13579][26])00)-02-29$";
constexpr std::string_view kIdPattern = "^[A-Za-z0-9_-]{1,64}$";
constexpr std::string_view kOrderPattern = "^[0-9A-Za-z]*[1-9A-Za-z]$";
constexpr std::string_view kLanguagePattern = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

class SchemaWriter {
 public:
  std::string write() {
    open();
    member("$schema", "https://json-schema.org/draft/2020-12/schema");
    member("$id", "urn:cocrea:schema:2");
    member("title", "Cocrea document, version 2");
    member("description",
           "One jurisdiction's record: its action plans under the handbook of OGP Local. A member that is absent is unknown. Members that are "
           "not described here are allowed, and kept.");
    member("type", "object");
    required({"format", "formatVersion", "documentId"});
    key("properties");
    open();
    key("format");
    open();
    member("const", plan::kFormat);
    close();
    key("formatVersion");
    open();
    number("const", plan::kFormatVersion);
    close();
    reference("documentId", "id");
    property("copy", "string");
    property("copyId", "string");
    property("base", "object");
    reference("madeFrom", "id");
    property("rev", "string");
    key("parents");
    open();
    member("type", "array");
    property("items", "string");
    close();
    fields(plan::kDocument);
    close();
    key("$defs");
    open();
    definition("id", "A random, stable name, unique in the file.", kIdPattern);
    definition("order", "The place among its siblings: they are sorted by this text, byte by byte, then by id.", kOrderPattern);
    definition("date", "A day, a month or a year that exists: 2027-05-14, 2027-05, 2027.", kDatePattern);
    texts();
    for (const EntityType* type : plan::entity_types()) {
      if (type == &plan::kDocument) continue;
      entity(*type);
    }
    close();
    close();
    std::string schema = std::move(out_.out());
    schema.push_back('\n');
    return schema;
  }

 private:
  void open() { out_.open('{'); }
  void close() { out_.close('}'); }
  void key(std::string_view name) { out_.member(name); }
  void member(std::string_view name, std::string_view text) {
    out_.member(name);
    out_.text(text);
  }

  void number(std::string_view name, plan::Number value) {
    key(name);
    out_.raw(std::to_string(value));
  }

  void required(std::initializer_list<std::string_view> names) {
    key("required");
    out_.open('[');
    for (const std::string_view name : names) {
      out_.element();
      out_.text(name);
    }
    out_.close(']');
  }

  void property(std::string_view name, std::string_view type) {
    key(name);
    open();
    member("type", type);
    close();
  }

  void reference(std::string_view name, std::string_view definition_name) {
    key(name);
    open();
    member("$ref", std::string("#/$defs/").append(definition_name));
    close();
  }

  void definition(std::string_view name, std::string_view description, std::string_view pattern) {
    key(name);
    open();
    member("description", description);
    member("type", "string");
    member("pattern", pattern);
    close();
  }

  void texts() {
    key("texts");
    open();
    member("description", "One text in several languages. A language that is absent was never written; an empty text was left blank.");
    member("type", "object");
    key("propertyNames");
    open();
    member("pattern", kLanguagePattern);
    close();
    property("additionalProperties", "string");
    close();
  }

  void choice(const Field& field) {
    key("enum");
    out_.open('[');
    for (const std::string_view name : field.names) {
      out_.element();
      out_.text(name);
    }
    out_.close(']');
  }

  void array_of(std::string_view definition_name) {
    member("type", "array");
    reference("items", definition_name);
  }

  void fields(const EntityType& type) {
    for (const Field& field : type.fields) {
      key(field.name);
      open();
      switch (field.kind) {
        case Kind::text: member("type", "string"); break;
        case Kind::json: member("type", "object"); break;
        case Kind::localized: member("$ref", "#/$defs/texts"); break;
        case Kind::date: member("$ref", "#/$defs/date"); break;
        case Kind::choice: choice(field); break;
        case Kind::choices:
          member("type", "array");
          key("items");
          open();
          choice(field);
          close();
          break;
        case Kind::number:
          member("type", "integer");
          number("minimum", 1);
          number("maximum", field.most);
          break;
        case Kind::reference: member("$ref", "#/$defs/id"); break;
        case Kind::references: array_of("id"); break;
        case Kind::child: member("$ref", std::string("#/$defs/").append(field.type->name)); break;
        case Kind::list: array_of(field.type->name); break;
      }
      close();
    }
  }

  static bool is_in_list(const EntityType& type) {
    for (const EntityType* owner : plan::entity_types()) {
      for (const Field& field : owner->fields) {
        if (field.kind == Kind::list && field.type == &type) return true;
      }
    }
    return false;
  }

  void entity(const EntityType& type) {
    const bool in_list = is_in_list(type);
    key(type.name);
    open();
    member("type", "object");
    if (in_list) required({"id"});
    key("properties");
    open();
    reference("id", "id");
    if (in_list) reference("order", "order");
    fields(type);
    close();
    close();
  }

  Writer out_{Writer::Form::pretty};
};

}  // namespace

std::string json_schema() { return SchemaWriter().write(); }

}  // namespace cocrea::exchange
