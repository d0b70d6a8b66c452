#include "ui/sample_page.h"

namespace cocrea::ui::sample {

namespace {

dates::Day day(int y, unsigned m, unsigned d) { return date::year{y} / static_cast<int>(m) / static_cast<int>(d); }

view::Page frame(std::string_view selected) {
  view::Page page;
  page.language = "es";
  page.title = "Glasgow";
  Node brand = link("header:brand", "Cocrea", "group");
  brand.emphasis = Emphasis::strong;
  Node as_of = field("header:as-of", "Al", FieldSpec::Type::date, "1 oct 2021");
  as_of.icon = "history";
  as_of.field->compact = true;
  as_of.field->iso = "2021-10-01";
  as_of.action = view::SetAsOf{};
  Node language = choice("header:language", "Idioma", {{"es", "Español", true}, {"en", "English", false}});
  language.icon = "language";
  language.field->compact = true;
  Node size = choice("header:text-size", "Tamaño del texto", {{"0.8", "80 %", false}, {"1", "100 %", true}, {"1.5", "150 %", false}, {"2", "200 %", false}});
  size.icon = "text_size";
  size.field->compact = true;
  Node tools = at_end(row({icon_button("header:undo", "Deshacer", "undo"), as_of, language, size, button("header:projector", "Proyectar", "projector"),
                           button("header:download", "Descargar plan", "download", Emphasis::primary)}));
  tools.layout.tight = true;
  page.header = row({brand, growing(text("Glasgow · Plan de acción 2021–2023", Emphasis::strong)), pill("", "Guardado", "check", Tone::done), tools});
  page.header.id = "header";
  page.navigation = column({link("nav:overview", "Resumen", "overview"), link("nav:jurisdiction", "Jurisdicción", "jurisdiction"),
                            link("nav:commitments", "Compromisos", "commitments"), link("nav:calendar", "Calendario", "calendar"), link("nav:file", "Archivo", "folder")});
  page.navigation.children[2].value = "3";
  for (Node& entry : page.navigation.children) entry.selected = entry.id == selected;
  page.main.id = "main";
  page.serial = 1;
  return page;
}

Node why_panel() {
  Node quote = make(NodeKind::quote, "", "«Esta evaluación deberá entregarse a más tardar dos meses después de la entrega del plan de acción.»");
  quote.value = "Manual de OGP Local, Monitoreo, reporte y aprendizaje";
  Node why = column({row({growing(heading(1, "¿Por qué?", "why:title")), at_end(icon_button("why:close", "Cerrar", "close"))}),
                     text("Evaluación inicial, a cargo del ente de monitoreo", Emphasis::strong), pill("", "Pendiente · hasta el 23 nov 2021", "clock", Tone::accent), quote,
                     heading(3, "Hechos usados"), definition("why:fact:0", "Entrega del plan", "23 sep 2021"),
                     definition("why:fact:1", "Entrega de la evaluación", "sin registrar"), heading(3, "Cálculo"),
                     make(NodeKind::arithmetic, "", "", {text("23 sep 2021 + 2 meses = 23 nov 2021", Emphasis::strong), text("El día 23 existe en noviembre: sin ajuste.", Emphasis::small)}),
                     heading(3, "Lectura"), text("«A más tardar» incluye el último día. Cuenta la entrega, no la publicación.", Emphasis::normal, Tone::secondary),
                     heading(3, "Qué hacer ahora"), text("Acordar con la Universidad de Glasgow la fecha de entrega del informe. Quedan 53 días."),
                     row({button("why:record", "Registrar entrega", "", Emphasis::primary), button("why:export", "A mi agenda")}, true)});
  why.id = "why";
  return why;
}

Node date_item(std::string id, std::string number, std::string month, std::string title, std::string who, Node state, bool selected) {
  Node block = make(NodeKind::date_block, "", number + " " + month);
  block.value = std::move(number);
  block.help = std::move(month);
  Node words = column({text(std::move(title), Emphasis::strong), text(std::move(who), Emphasis::small, Tone::secondary)});
  words.layout.tight = true;
  Node item = make(NodeKind::item, std::move(id), "", {row({block, growing(words), at_end(std::move(state))})});
  item.action = view::ShowWhy{};
  item.selected = selected;
  return item;
}

}  // namespace

view::Page overview() {
  view::Page page = frame("nav:overview");
  Node meter = make(NodeKind::meter, "slots", "Compromisos");
  meter.value = "4 de 5 lugares ocupados. Uno libre.";
  meter.value_now = 4;
  meter.value_max = 5;
  Node progress = make(NodeKind::progress, "english", "Versión en inglés");
  progress.value = "21 de 27 textos.";
  progress.help = "Faltan 6 para poder entregar.";
  progress.value_now = 21;
  progress.value_max = 27;
  progress.tone = Tone::at_risk;
  Node status = make(NodeKind::card, "", "",
                     {text("Estatus de la membresía", Emphasis::small), pill("status", "Activo", "circle_check", Tone::done),
                      text("Desde el 20 oct 2020, por el inicio de la cocreación. Si no se hace nada, inactivo desde el 24 mar 2022.", Emphasis::small)});
  Node dates = make(NodeKind::card, "dates", "Próximas fechas",
                    {make(NodeKind::list, "dates:list", "Próximas fechas",
                          {date_item("date:1", "23", "nov 2021", "Evaluación inicial", "Ente de monitoreo", pill("date:1:state", "en 53 días", "clock", Tone::accent), true),
                           date_item("date:2", "23", "dic 2021", "Primer informe trimestral", "Punto de contacto", pill("date:2:state", "en 83 días", "clock", Tone::accent), false),
                           date_item("date:3", "23", "mar 2022", "Último día para cambiar los compromisos iniciales", "Gobierno y actores no gubernamentales", text("en 173 días", Emphasis::small), false),
                           date_item("date:4", "22", "sep 2022", "Segunda reunión del primer año", "Gobierno con sociedad civil", text("en 356 días", Emphasis::small), false)})});
  const auto rule = [](std::string label, Node state) { return row({growing(text(std::move(label))), at_end(std::move(state))}); };
  Node requirements = make(NodeKind::card, "requirements", "Requisitos mínimos",
                           {rule("Foro", pill("r:1", "Cumplido", "check", Tone::done)), rule("Regularidad", pill("r:2", "Falta un dato", "help", Tone::not_started)),
                            rule("Multiactor", pill("r:3", "Cumplido", "check", Tone::done)), rule("Respaldo", pill("r:4", "No cumplido", "close", Tone::breached))});
  Node next_list = make(NodeKind::list, "", "Qué hacer ahora",
                        {make(NodeKind::item, "", "Escribir quiénes respaldan el plan final"), make(NodeKind::item, "", "Anotar quién asistió el 12 de mayo"),
                         make(NodeKind::item, "", "", {link("next:3", "Traducir seis textos al inglés")})});
  next_list.ordered = true;
  Node next = make(NodeKind::callout, "next", "Qué hacer ahora", {next_list});
  next.tone = Tone::accent;
  page.main = column({column({heading(1, "Resumen", "page:title"), text("Glasgow, Reino Unido · plan independiente · septiembre 2021 – septiembre 2023", Emphasis::normal, Tone::secondary)}),
                      grid(3, {status, make(NodeKind::card, "", "", {meter}), make(NodeKind::card, "", "", {progress})}),
                      grid(2, {growing(dates, 3), growing(column({requirements, next}), 2)})});
  page.main.id = "main";
  page.main.children[0].layout.tight = true;
  page.why = why_panel();
  return page;
}

view::Page commitment() {
  view::Page page = frame("nav:commitments");
  Node problem = field("problem", "Problema que se quiere resolver", FieldSpec::Type::long_text, "La ciudadanía no encuentra los datos que la ciudad ya publica, ni puede decir cuáles le hacen falta.");
  problem.help = "Qué pasa hoy, a quién, y desde cuándo.";
  Node status = field("status-quo", "Situación actual", FieldSpec::Type::long_text, "Un portal de 2013, sin dueño, con 400 conjuntos de datos; la mitad no se actualiza.");
  Node title = field("title", "Título", FieldSpec::Type::text, "Un portal de datos abiertos, cocreado");
  Node start = field("start", "Inicio", FieldSpec::Type::date, "septiembre de 2021");
  start.field->iso = "2021-09";
  Node end = field("end", "Fin", FieldSpec::Type::date, "septiembre de 2023");
  end.field->iso = "2023-09";
  end.children.push_back(pill("end:why", "Depende del día", "calendar", Tone::at_risk));
  Node wrong = field("wrong", "Entrega", FieldSpec::Type::date, "32 de mayo");
  wrong.field->error = "No es una fecha. Escriba por ejemplo 14/5/2027, mayo de 2027 o 2027.";
  Node values = choice("values", "Valores de gobierno abierto", {{"access", "Acceso a la información", true}, {"civic", "Participación cívica", true}, {"account", "Rendición de cuentas", false}, {"tech", "Tecnología e innovación", false}}, FieldSpec::Type::choices);
  Node with_plan = choice("with-plan", "Termina con el plan", {{"no", "No", false}, {"yes", "Sí", true}}, FieldSpec::Type::toggle);
  Node verifiable = choice("verifiable", "Verificable", {{"", "—", false}, {"yes", "Sí", true}, {"no", "No", false}});
  Node area = choice("area", "Tema", {{"", "Sin anotar", true}, {"open-data", "Datos abiertos", false}, {"health", "Salud", false}, {"education", "Educación", false}});
  Node disabled = field("locked", "Identificador", FieldSpec::Type::text, "GBGLG0003");
  disabled.disabled = true;
  Node empty = field("empty", "Enlace", FieldSpec::Type::text, "");
  empty.field->placeholder = "https://";
  Node size = field("size", "Tamaño", FieldSpec::Type::range, "100 %");
  size.value_now = 100;
  size.value_min = 80;
  size.value_max = 200;
  const auto tab = [](std::string id, std::string label, std::string count, bool selected) {
    Node node = make(NodeKind::tab, std::move(id), std::move(label));
    node.value = std::move(count);
    node.selected = selected;
    node.action = view::SelectTab{};
    return node;
  };
  Node content = column({title, problem, status, grid(2, {start, end}), wrong, values, with_plan, grid(2, {verifiable, area, disabled, empty}), size});
  content.layout.reading = true;
  content.id = "tab-content";
  Node tabs = make(NodeKind::tabs, "tabs", "Partes", {tab("tab:description", "Descripción", "", true), tab("tab:milestones", "Hitos", "5", false), tab("tab:people", "Personas", "", false), tab("tab:changes", "Cambios", "", false), content});
  page.main = column({link("back", "Compromisos", "arrow_left"), heading(1, "3 · Un portal de datos abiertos, cocreado", "page:title"),
                      row({text("GBGLG0003", Emphasis::normal, Tone::secondary), pill("p:1", "En marcha", "clock", Tone::accent), pill("p:2", "Cabe en el plan", "check", Tone::done)}, true), tabs});
  page.main.id = "main";
  page.why = why_panel();
  return page;
}

view::Page calendar(int rows, int bars_in_row) {
  view::Page page = frame("nav:calendar");
  auto timeline = std::make_shared<view::Timeline>();
  timeline->label = "Calendario del plan";
  const char* letters[] = {"E", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"};
  const char* names[] = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"};
  for (int i = 0; i < 12; ++i) timeline->month_letters[i] = letters[i], timeline->month_names[i] = names[i];
  timeline->first = day(2021, 7, 1);
  timeline->last = day(2024, 1, 31);
  timeline->as_of = day(2021, 10, 1);
  const char* labels[] = {"Cocreación y visión", "Paneles ciudadanos", "Participación digital", "Datos abiertos", "Difusión del gobierno abierto, en redes y en persona", "Evaluaciones de compromisos", "Informes trimestrales", "Ejercicio final de aprendizaje", "Siguiente plan"};
  for (int r = 0; r < rows; ++r) {
    view::TimelineRow row;
    row.id = "row:" + std::to_string(r);
    row.label = rows <= 9 ? labels[r] : "Fila " + std::to_string(r + 1);
    if (rows > 9 || r < 5) {
      for (int b = 0; b < bars_in_row; ++b) {
        view::Bar bar;
        bar.id = "bar:" + std::to_string(r) + "." + std::to_string(b);
        bar.label = row.label;
        bar.spoken = row.label;
        const dates::Day from = day(2021, 9, 1) + date::days{(r * 37 + b * 90) % 400}, to = from + date::days{bars_in_row > 1 ? 60 : 330};
        bar.start = dates::Span::of(from);
        bar.end = r % 2 ? dates::Span{to, to + date::days{29}} : dates::Span::of(to);
        bar.tone = r == 0 ? Tone::secondary : Tone::accent;
        if (r != 0) bar.start_field = bar.end_field = {"e" + std::to_string(r), "date"};
        bar.action = view::Navigate{};
        row.bars.push_back(std::move(bar));
      }
    }
    if (rows <= 9 && r >= 5) {
      view::Mark mark;
      mark.id = "mark:" + std::to_string(r);
      mark.label = mark.spoken = row.label;
      mark.at = r == 7 ? dates::Span{day(2023, 11, 1), day(2023, 11, 30)} : dates::Span::of(day(2022, static_cast<unsigned>(r), 15));
      mark.tone = Tone::accent;
      mark.action = view::ShowWhy{};
      row.marks.push_back(mark);
      row.corridors.push_back({mark.at.earliest - date::days{60}, mark.at.earliest, "Ventana"});
    }
    timeline->rows.push_back(std::move(row));
  }
  timeline->rows[rows > 1 ? 1 : 0].selected = true;
  timeline->lines = {{view::TimelineLine::Kind::as_of, dates::Span::of(day(2021, 10, 1)), "1 oct 2021"},
                     {view::TimelineLine::Kind::plan_end, {day(2023, 9, 1), day(2023, 9, 30)}, "Fin del plan · sep 2023"},
                     {view::TimelineLine::Kind::term_end, dates::Span::of(day(2023, 12, 31)), "Fin del mandato"}};
  Node node = make(NodeKind::timeline, "timeline", "Calendario del plan");
  node.timeline = timeline;
  Node scale = choice("scale", "Escala", {{"weeks", "Semanas", false}, {"months", "Meses", true}, {"quarters", "Trimestres", false}, {"years", "Años", false}});
  scale.field->compact = true;
  Node tools = at_end(row({icon_button("zoom-out", "Alejar", "zoom_out"), scale, icon_button("zoom-in", "Acercar", "zoom_in"), button("today", "Ir a hoy", "clock")}));
  tools.layout.tight = true;
  Node lead = text("El ciclo del plan, con lo que el manual pide y cuándo. Arrastre una barra o escriba la fecha.", Emphasis::normal, Tone::secondary);
  Node head = growing(column({heading(1, "Calendario", "page:title"), lead}));
  head.layout.tight = true;
  Node table = make(NodeKind::table, "table", "Fechas");
  const auto cells = [](std::vector<Node> nodes) { return make(NodeKind::row, "", "", std::move(nodes)); };
  const auto cell = [](std::string label) { return make(NodeKind::cell, "", std::move(label)); };
  table.children = {cells({cell("Fecha"), cell("Qué"), cell("Quién"), cell("Estado")}),
                    cells({cell("23 de noviembre de 2021"), cell("Evaluación inicial"), cell("Ente de monitoreo"), make(NodeKind::cell, "", "", {pill("t:1", "Pendiente", "clock", Tone::accent)})}),
                    cells({cell("23 de marzo de 2022"), cell("Último día para cambiar los compromisos iniciales"), cell("Gobierno y actores no gubernamentales"), make(NodeKind::cell, "", "", {pill("t:2", "Pendiente", "clock", Tone::accent)})})};
  Node empty = make(NodeKind::empty_state, "none", "Todavía no hay evaluaciones", {button("add", "Añadir una evaluación", "plus", Emphasis::primary), button("help", "Saber más")});
  empty.help = "Aquí se anota cada evaluación del ente de monitoreo, con su fecha de entrega.";
  empty.icon = "monitoring";
  page.main = column({row({head, tools}, true), node, make(NodeKind::card, "card", "Fechas", {table}), empty});
  page.main.id = "main";
  return page;
}

view::Page dialog() {
  view::Page page = overview();
  page.dialog = column({heading(2, "Esta copia es de solo lectura"), text("El plan está abierto en otra pestaña, que lo está guardando. Puede seguir leyendo aquí, o editarlo aquí en vez de allí."),
                        row({button("dialog.take-over", "Editar aquí", "", Emphasis::primary), button("dialog.close", "Seguir leyendo")}, true)});
  page.dialog->id = "dialog";
  return page;
}

}  // namespace cocrea::ui::sample
