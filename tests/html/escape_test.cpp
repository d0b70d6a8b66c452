// escape(): the one gate through which text reaches HTML.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "html/html.h"
#include "html/reader.h"

namespace cocrea::html {
namespace {

TEST(Escape, Table) {
  struct Case { std::string_view text, expected; };
  using namespace std::string_view_literals;
  for (const Case& one : {
           Case{"", ""}, {"Gestión año ñandú ¿sí?", "Gestión año ñandú ¿sí?"}, {"<b>&\"'</b>", "&lt;b&gt;&amp;&quot;&#39;&lt;/b&gt;"},
           {"&amp;", "&amp;amp;"}, {"a\tb\nc", "a\tb\nc"}, {"a\r\nb\rc", "a\nb\nc"}, {"a\0b"sv, "a\uFFFDb"}, {"\x01\x0b\x1f\x7f", "\uFFFD\uFFFD\uFFFD\uFFFD"},
           {"\u0085\u009f\u00a0", "\uFFFD\uFFFD\u00a0"},
           {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},      // a lone surrogate, as some programs write it
           {"\xc0\xbc", "\uFFFD\uFFFD"},                // "<", overlong
           {"\xe2\x82", "\uFFFD\uFFFD"}, {"\xe2\x82<", "\uFFFD\uFFFD&lt;"},   // cut short: what follows is not swallowed
           {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"}, {"\xff", "\uFFFD"}, {"\uFFFE\uFFFF\uFDD0", "\uFFFD\uFFFD\uFFFD"},
           {"😀𝔘", "😀𝔘"}, {"مشاركة", "مشاركة"}, {"\u202eabc", "\u202eabc"},   // directions are isolated by elements, not taken away
       }) {
    EXPECT_EQ(escape(one.text), one.expected) << "of \"" << one.text << "\"";
  }
}

TEST(Escape, AnyBytesStayText) {
  std::mt19937 random(20211001);
  constexpr std::string_view kLikely = "<>&\"'=/ \r\n\t-!abc;#x\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
  for (int round = 0; round < 4000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 24; i > 0; --i) bytes += random() % 3 == 0 ? static_cast<char>(random()) : kLikely[random() % kLikely.size()];
    const std::string html = "<p title=\"" + escape(bytes) + "\">" + escape(bytes) + "</p>";
    const testing::Parsed parsed = testing::parse(html);
    ASSERT_EQ(parsed.error, "") << html;
    ASSERT_EQ(parsed.root.children.size(), 1U) << html;
    EXPECT_EQ(parsed.root.words, parsed.root.children[0].get("title"));
    EXPECT_EQ(escape(parsed.root.words), escape(bytes)) << "what comes back is what went in, but for what is no text";
  }
}

}  // namespace
}  // namespace cocrea::html
