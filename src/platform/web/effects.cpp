#include "platform/web/effects.h"

namespace cocrea::platform {
namespace {

struct EffectWriter {
  FieldWriter& out;

  void operator()(const app::StoreEntry& e) const { out.text("storeEntry").text(e.document).number(e.seq).text(e.json); }
  void operator()(const app::StoreDraft& e) const { out.text("storeDraft").text(e.document).number(e.version).text(e.json); }
  void operator()(const app::StoreSnapshot& e) const {
    out.text("storeSnapshot").text(e.document).number(e.seq).text(e.bytes).text(e.checksum).text(e.name).text(e.sample);
  }
  void operator()(const app::LoadStored& e) const { out.text("loadStored").text(e.document); }
  void operator()(const app::ForgetStored& e) const { out.text("forgetStored").text(e.document); }
  void operator()(const app::RestoreStored& e) const { out.text("restoreStored").text(e.document); }
  void operator()(const app::CloseStored& e) const { out.text("closeStored").text(e.document); }
  void operator()(const app::TakeOverStored& e) const { out.text("takeOverStored").text(e.document); }
  void operator()(const app::SaveFile& e) const { out.text("saveFile").text(e.name).text(e.media_type).text(e.bytes).yes(e.without_asking); }
  void operator()(const app::ChooseFile& e) const { out.text("chooseFile").yes(e.several); }
  void operator()(const app::LoadSample& e) const { out.text("loadSample").text(e.name); }
  void operator()(const app::StorePreferences& e) const { out.text("storePreferences").text(e.json); }
  void operator()(const app::SetLocation& e) const { out.text("setLocation").text(e.fragment).yes(e.replace); }
  void operator()(const app::UseRenderer& e) const {
    out.text("useRenderer").text(e.renderer == view::Renderer::canvas ? "canvas" : "text");
  }
  void operator()(const app::PrintPage&) const { out.text("printPage"); }
  void operator()(const app::PrintDocument& e) const { out.text("printDocument").text(e.html); }
  void operator()(const app::SavePicture& e) const { out.text("savePicture").text(e.name).text(e.svg); }
  void operator()(const app::MakeLink& e) const { out.text("makeLink").text(e.bytes); }
  void operator()(const app::CopyToClipboard& e) const { out.text("copyToClipboard").text(e.text); }
  void operator()(const app::AskTime& e) const { out.text("askTime").text(e.which); }
  void operator()(const app::TakeSecond&) const { out.text("takeSecond"); }
  void operator()(const app::SaveEdition&) const { out.text("saveEdition"); }
  void operator()(const app::TakeUpdate&) const { out.text("takeUpdate"); }
  void operator()(const app::TakeTurn&) const { out.text("takeTurn"); }
};

}  // namespace

void write_effects(FieldWriter& out, const std::vector<app::Effect>& effects) {
  out.number(effects.size());
  for (const app::Effect& effect : effects) std::visit(EffectWriter{out}, effect);
}

}  // namespace cocrea::platform
