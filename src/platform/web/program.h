// The program as the page holds it: a session, and the canvas while it is in use. The page has its address and gives it to every call.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/session.h"
#include "platform/web/canvas.h"
#include "platform/web/fields.h"

namespace cocrea::platform {

struct Program {
  std::string in;                        // the message of the call; the page writes it here
  std::string out;                       // the answer; valid until the next call
  std::optional<app::Session> session;
  std::unique_ptr<Canvas> canvas;
  void (*during_call)(Program&) = nullptr;   // tests: something that happens while a call is at work
};

// Every exported call: reads its message, does its work, leaves an answer.
template <typename Work>
std::uint32_t call(Program& program, Work work) {
  FieldReader in(program.in);
  FieldWriter out(program.out);
  if (program.during_call != nullptr) program.during_call(program);
  work(in, out);
  return static_cast<std::uint32_t>(program.out.size());
}

}  // namespace cocrea::platform
