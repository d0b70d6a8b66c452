// Writes JSON, two spaces deep, in the order in which it is told.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace cocrea::cli {

class JsonWriter {
 public:
  JsonWriter& key(std::string_view name);
  void open(char bracket);    // '{' or '['
  void close(char bracket);
  void text(std::string_view);
  void number(int);
  void boolean(bool);
  void null();
  void raw(std::string_view json);   // finished JSON, set in at this depth
  void member(std::string_view name, std::string_view value) { key(name).text(value); }
  std::string take() { return std::move(out_); }

 private:
  void before_value();
  void line();

  std::string out_;
  int depth_ = 0;
  bool first_ = true;       // nothing stands in this list or object yet
  bool after_key_ = false;
};

}  // namespace cocrea::cli
