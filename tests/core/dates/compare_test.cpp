#include "core/dates/compare.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <vector>

#include "core/dates/add_months.h"
#include "core/dates/days.h"

namespace cocrea::dates {

inline void PrintTo(Truth truth, std::ostream* out) {
    *out << (truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "depends");
}

namespace {

using testing::day_of;
using testing::days_of;

constexpr Truth yes = Truth::yes, no = Truth::no, depends = Truth::depends;

struct Comparison {
    const char* a;
    const char* b;
    Truth on_or_before;
    Truth before;
};

constexpr Comparison comparisons[] = {
    // two days: equality passes, the day after is late (DATE-3)
    {"2027-05-14", "2027-05-14", yes, no},
    {"2027-05-14", "2027-05-15", yes, yes},
    {"2027-05-15", "2027-05-14", no, no},
    // a month against a day, at each edge
    {"2027-05", "2027-04-30", no, no},
    {"2027-05", "2027-05-01", depends, no},
    {"2027-05", "2027-05-02", depends, depends},
    {"2027-05", "2027-05-31", yes, depends},
    {"2027-05", "2027-06-01", yes, yes},
    {"2027-04-30", "2027-05", yes, yes},
    {"2027-05-01", "2027-05", yes, depends},
    {"2027-05-31", "2027-05", depends, no},
    {"2027-06-01", "2027-05", no, no},
    // months and years
    {"2027-05", "2027-06", yes, yes},
    {"2027-06", "2027-05", no, no},
    {"2027-05", "2027-05", depends, depends},  // two fields that say the same month are still two dates
    {"2027", "2027-05", depends, depends},
    {"2026", "2027", yes, yes},
    {"2027", "2026-12-31", no, no},
    // Buenos Aires: plan end Oct 2027 against Dec 2027 - 2 months
    {"2027-10", "2027-10-01..2027-10-31", depends, depends},
    // Glasgow: plan end Sep 2023 against a term that ends in May 2025, or in 2023, each less two months
    {"2023-09", "2025-03-01..2025-03-31", yes, yes},
    {"2023-09", "2022-11-01..2023-10-31", depends, depends},
};

TEST(Compare, WorkedExamples) {
    for (const Comparison& c : comparisons) {
        SCOPED_TRACE(std::string(c.a) + " and " + c.b);
        EXPECT_EQ(on_or_before(days_of(c.a), days_of(c.b)), c.on_or_before);
        EXPECT_EQ(before(days_of(c.a), days_of(c.b)), c.before);
    }
}

// All short spans around a month's end: enough to meet every order in which the ends of two or three spans can lie.
std::vector<Span> short_spans(int positions) {
    const Day zero = day_of("2024-02-27");
    std::vector<Span> spans;
    for (int from = 0; from < positions; ++from) {
        for (int to = from; to < positions; ++to) spans.push_back(Span{zero + date::days{from}, zero + date::days{to}});
    }
    return spans;
}

template <typename Do>
void each_day(Span span, Do act) {
    for (Day day = span.earliest; day <= span.latest; day += date::days{1}) act(day);
}

// Gathers the answers for all combinations of days, as RULES 0.2 defines the verdict.
class Gathered {
public:
    void add(bool answer) { (answer ? some_true_ : some_false_) = true; }
    Truth truth() const {
        EXPECT_TRUE(some_true_ || some_false_);
        if (some_true_ && some_false_) return depends;
        return some_true_ ? yes : no;
    }

private:
    bool some_true_ = false, some_false_ = false;
};

TEST(Compare, TwoSpansAgreeWithEveryCombinationOfDays) {
    const auto spans = short_spans(7);
    for (const Span a : spans) {
        for (const Span b : spans) {
            Gathered at_most, less, inside;
            each_day(a, [&](Day x) {
                each_day(b, [&](Day y) {
                    at_most.add(x <= y);
                    less.add(x < y);
                });
            });
            each_day(b, [&](Day y) { inside.add(a.contains(y)); });
            ASSERT_EQ(on_or_before(a, b), at_most.truth());
            ASSERT_EQ(before(a, b), less.truth());
            ASSERT_EQ(contains(a, b), inside.truth());
        }
    }
}

TEST(Compare, AWindowOfIndependentEndsAgreesWithEveryCombination) {
    const auto spans = short_spans(5);
    for (const Span first : spans) {
        for (const Span last : spans) {
            for (const Span date : spans) {
                Gathered answers;
                each_day(first, [&](Day from) {
                    each_day(last, [&](Day to) { each_day(date, [&](Day x) { answers.add(from <= x && x <= to); }); });
                });
                ASSERT_EQ(between(first, last, date), answers.truth());
            }
        }
    }
}

// The claim in compare.h: between() is exact for the window [anchor, anchor + n months] of one unknown anchor.
TEST(Compare, AWindowFromOneUnknownAnchorAgreesWithEveryCombination) {
    const char* anchors[] = {"2023-12",    "2024-01",    "2024-02", "2025-02", "2025-01-27..2025-02-03", "2024-11-28..2024-12-02",
                             "2024-12-31", "2025-02-28", "2025-01-31", "2024-08-30..2024-08-31"};
    for (const char* text : anchors) {
        const Span anchor = days_of(text);
        for (const int n : {0, 1, 2, 6}) {
            const Span due = add_months(anchor, n).span;
            for (Day from = anchor.earliest - date::days{3}; from <= due.latest + date::days{3}; from += date::days{1}) {
                for (const int length : {0, 1, 2, 5, 30}) {
                    const Span act{from, from + date::days{length}};
                    Gathered answers;
                    each_day(anchor, [&](Day a) {
                        const Day last = add_months(a, n).day;
                        each_day(act, [&](Day x) { answers.add(a <= x && x <= last); });
                    });
                    ASSERT_EQ(between(anchor, due, act), answers.truth())
                        << text << " + " << n << ", act " << to_string(act.earliest) << " and " << length << " days";
                }
            }
        }
    }
}

TEST(Compare, WindowExamples) {
    const Span submitted = days_of("2021-09");
    const Span due = add_months(submitted, 2).span;
    EXPECT_EQ(between(submitted, due, days_of("2021-10-15")), yes);
    EXPECT_EQ(between(submitted, due, days_of("2021-11-15")), depends);
    EXPECT_EQ(between(submitted, due, days_of("2021-12-01")), no);
    EXPECT_EQ(between(submitted, due, days_of("2021-09-10")), depends);
    EXPECT_EQ(between(submitted, due, days_of("2021-08-31")), no);
}

TEST(Compare, TheEarlierAndTheLaterOfTwoAreExactSpans) {
    const auto spans = short_spans(6);
    for (const Span a : spans) {
        for (const Span b : spans) {
            std::vector<bool> earlier(6), later(6);
            const Day zero = day_of("2024-02-27");
            each_day(a, [&](Day x) {
                each_day(b, [&](Day y) {
                    earlier[static_cast<std::size_t>(days_between(zero, std::min(x, y)))] = true;
                    later[static_cast<std::size_t>(days_between(zero, std::max(x, y)))] = true;
                });
            });
            for (int i = 0; i < 6; ++i) {
                const Day day = zero + date::days{i};
                ASSERT_EQ(earlier_of(a, b).contains(day), earlier[static_cast<std::size_t>(i)]);
                ASSERT_EQ(later_of(a, b).contains(day), later[static_cast<std::size_t>(i)]);
            }
        }
    }
    EXPECT_EQ(earlier_of(days_of("2023-06"), days_of("2023-06-20")), days_of("2023-06-01..2023-06-20"));
}

// Kleene's tables follow from what a Truth is: "depends" may turn out true or false.
TEST(Compare, AndOrNotAreKleenes) {
    const auto values = [](Truth t) {
        return t == depends ? std::vector<bool>{false, true} : std::vector<bool>{t == yes};
    };
    for (const Truth a : {no, yes, depends}) {
        for (const Truth b : {no, yes, depends}) {
            Gathered conjunction, disjunction;
            for (const bool x : values(a)) {
                for (const bool y : values(b)) {
                    conjunction.add(x && y);
                    disjunction.add(x || y);
                }
            }
            EXPECT_EQ(both(a, b), conjunction.truth());
            EXPECT_EQ(either(a, b), disjunction.truth());
        }
    }
    EXPECT_EQ(negation(yes), no);
    EXPECT_EQ(negation(no), yes);
    EXPECT_EQ(negation(depends), depends);
    EXPECT_EQ(truth(true), yes);
    EXPECT_EQ(truth(false), no);
}

// RULES 0.2: the same date field always takes the same day.
TEST(Compare, TheSameFieldOnBothSidesTakesTheSameDay) {
    const Span may = days_of("2027-05");
    const auto not_after_itself_and_two_months = [](Day d) { return d <= add_months(d, 2).day; };
    EXPECT_EQ(truth_over(may, not_after_itself_and_two_months), yes);
    EXPECT_EQ(on_or_before(may, may), depends) << "two fields";
    EXPECT_EQ(truth_over(may, [](Day d) { return d <= d; }), yes) << "one field";
    EXPECT_EQ(truth_over(may, [](Day d) { return d < d; }), no);
    EXPECT_EQ(both(before(may, days_of("2027-05-14")), negation(before(may, days_of("2027-05-14")))), depends)
        << "Kleene's and does not see that its operands share a day";
}

TEST(Compare, TruthOverAsksEveryDay) {
    const Span may = days_of("2027-05");
    EXPECT_EQ(truth_over(may, [](Day d) { return d == day_of("2027-05-14"); }), depends) << "a day in the middle";
    EXPECT_EQ(truth_over(may, [](Day d) { return d == day_of("2027-05-01"); }), depends) << "the first day";
    EXPECT_EQ(truth_over(may, [](Day d) { return d == day_of("2027-05-31"); }), depends) << "the last day";
    EXPECT_EQ(truth_over(may, [](Day d) { return d == day_of("2027-06-01"); }), no);
    EXPECT_EQ(truth_over(Span::of(day_of("2027-05-14")), [](Day) { return true; }), yes);
}

enum class Delivery { interim, on_time, late };

// As the submission moves through its days, a state can appear between the ends that neither end shows.
TEST(Compare, StatesOverFindsTheStateInTheMiddle) {
    const Day delivered = day_of("2021-09-15");
    const auto state = [&](Day submission) {
        if (delivered < submission) return Delivery::interim;
        return delivered <= add_months(submission, 1).day ? Delivery::on_time : Delivery::late;
    };
    const Span submission = days_of("2021-08-01..2021-09-30");
    EXPECT_EQ(state(submission.earliest), Delivery::late);
    EXPECT_EQ(state(submission.latest), Delivery::interim);

    const auto states = states_over(submission, state);
    EXPECT_TRUE(states.contains(Delivery::on_time));
    EXPECT_TRUE(states.contains(Delivery::late));
    EXPECT_TRUE(states.contains(Delivery::interim));
    EXPECT_FALSE(states.is_single());

    const auto exact = states_over(Span::of(day_of("2021-09-01")), state);
    EXPECT_TRUE(exact.is_single());
    EXPECT_TRUE(exact.contains(Delivery::on_time));
    EXPECT_TRUE(StateSet<Delivery>{}.empty());
    EXPECT_FALSE(StateSet<Delivery>{}.is_single());
}

TEST(Compare, StatesOverTwoDatesAsksEveryPair) {
    int calls = 0;
    const auto states = states_over(days_of("2023-09"), days_of("2023-10"), [&](Day a, Day b) {
        ++calls;
        return truth(days_between(a, b) == 60);  // only 1 September and 31 October
    });
    EXPECT_EQ(calls, 30 * 31);
    EXPECT_TRUE(states.contains(yes));
    EXPECT_TRUE(states.contains(no));
    EXPECT_FALSE(states.contains(depends));
}

}  // namespace
}  // namespace cocrea::dates
