// What a terminal is given: texts of a document neither move its cursor, nor colour it, nor turn round what is not theirs.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

#include "core/plan/document.h"

namespace cocrea::cli {

// Takes whole lines, and hands them on as view/plain makes them. What is left without a line's end goes on at the end of its life.
class PlainLines : public std::streambuf {
 public:
  explicit PlainLines(std::ostream& to) : to_(to) {}
  PlainLines(const PlainLines&) = delete;
  PlainLines& operator=(const PlainLines&) = delete;
  ~PlainLines() override;

 protected:
  int_type overflow(int_type) override;
  std::streamsize xsputn(const char*, std::streamsize) override;
  int sync() override;

 private:
  void write_line();

  std::ostream& to_;
  std::string line_;
};

// Every text of a document on one line, with nothing left open at its end. For answers in words; what is kept or judged stays as it is.
void make_plain(plan::Document&);

}  // namespace cocrea::cli
