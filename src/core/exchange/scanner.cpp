#include "core/exchange/scanner.h"

namespace cocrea::exchange {

const Token* Scanner::here() {
  if (failure_) return nullptr;
  if (next_ < tokens_.all.size()) return &tokens_.all[next_];
  failure_ = tokens_.failure;
  return nullptr;
}

Scanner::Type Scanner::peek() {
  const Token* token = here();
  if (token == nullptr) return Type::nothing;
  switch (token->kind) {
    case Token::Kind::object: return Type::object;
    case Token::Kind::array: return Type::array;
    case Token::Kind::string: return Type::string;
    case Token::Kind::number: return Type::number;
    case Token::Kind::literal: return Type::literal;
    case Token::Kind::end: break;
  }
  return Type::nothing;
}

std::size_t Scanner::offset() const {
  if (failure_) return failure_->offset;
  return next_ < tokens_.all.size() ? tokens_.all[next_].offset : bytes_.size();
}

Scanner::Text Scanner::string() {
  const Token* token = here();
  if (token == nullptr || token->kind != Token::Kind::string) return {};
  ++next_;
  const std::string_view text = token->escaped ? std::string_view(tokens_.unescaped[token->length]) : bytes_.substr(token->offset + 1, token->length);
  return {text, token->offset, token->beyond_latin};
}

std::string_view Scanner::written() {
  const Token* token = here();
  if (token == nullptr) return {};
  ++next_;
  return bytes_.substr(token->offset, token->length);
}

std::string_view Scanner::number() { return written(); }

std::string_view Scanner::literal() { return written(); }

void Scanner::skip() {
  std::size_t open = 0;
  do {
    const Token* token = here();
    if (token == nullptr) return;
    ++next_;
    if (token->kind == Token::Kind::object || token->kind == Token::Kind::array) ++open;
    if (token->kind == Token::Kind::end) --open;
  } while (open > 0);
}

bool Scanner::next_member(Text& key) {
  if (!next_element()) return false;
  key = string();
  return true;
}

bool Scanner::next_element() {
  const Token* token = here();
  if (token == nullptr) return false;
  if (token->kind != Token::Kind::end) return true;
  ++next_;
  return false;
}

bool Scanner::finish() {
  if (here() != nullptr) stop();   // somebody asked for less than there is
  return !failure_;
}

}  // namespace cocrea::exchange
