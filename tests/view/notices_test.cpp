// What stands above a page: what was refused, and the truth about saving.
#include "view/support.h"

namespace cocrea::view::testing {
namespace {

TEST(Dialogs, TellWhatWasRefused) {
  State state = state_on("2021-10-01");
  Notice notice;
  notice.id = "file";
  notice.key = "notice.fileRefusedPlanKept";
  notice.arguments = {{"file", "plan.json"}};
  notice.details = {"/plans/0: …"};
  notice.as_dialog = true;
  state.notices = {notice};
  const Page page = page_of(glasgow(), state);
  ASSERT_TRUE(page.dialog.has_value());
  EXPECT_TRUE(has_line(words_of(*page.dialog), "No se pudo abrir «plan.json». El plan abierto sigue igual."));
  EXPECT_TRUE(has_line(words_of(*page.dialog), "/plans/0: …"));
  EXPECT_TRUE(find(page, "dialog.close")->action.is<DismissNotice>());
}

TEST(Notices, TellTheTruthAboutSaving) {
  const plan::Document document = glasgow();
  State state = state_on("2021-10-01");
  const auto label = [&](SaveState save) {
    state.save = save;
    const Page page = page_of(document, state);
    const Node* pill = find(page, "header:save");
    return pill ? pill->label : std::string();
  };
  EXPECT_EQ(label(SaveState::saving), "Guardando");
  EXPECT_EQ(label(SaveState::saved), "Guardado");
  EXPECT_EQ(label(SaveState::tab_only), "Solo en esta pestaña");
  EXPECT_EQ(label(SaveState::elsewhere), "Solo lectura");
  state.save = SaveState::tab_only;
  EXPECT_TRUE(find(page_of(document, state), "notice:download"));
  state.save = SaveState::elsewhere;
  const Page read_only = page_of(document, state);
  EXPECT_TRUE(find(read_only, "notice:take-over")->action.is<TakeOver>());
}

}  // namespace
}  // namespace cocrea::view::testing
