# Dear ImGui >= 1.92, as source: third_party::imgui (core files, no demo, no tables, and without what tools/build/imgui_cut.mjs names).
#
# Looked for in this order: IMGUI_DIR (cache or environment variable); what was fetched into .deps/
# before; Debian's source package; upstream's release.

set(IMGUI_DIR "$ENV{IMGUI_DIR}" CACHE PATH "Folder with Dear ImGui's imgui.h (empty: fetch it)")

set(cocrea_imgui ${IMGUI_DIR})
if(NOT cocrea_imgui)
  # Answers at once when .deps/ has it already.
  execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/lib/fetch-imgui.sh
    OUTPUT_VARIABLE cocrea_imgui OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE cocrea_imgui_result ERROR_VARIABLE cocrea_imgui_log)
  if(NOT cocrea_imgui_result EQUAL 0)
    message(STATUS "Debian's source package of Dear ImGui cannot be had, asking upstream instead:\n${cocrea_imgui_log}")
    FetchContent_Declare(imgui
      GIT_REPOSITORY https://github.com/ocornut/imgui.git GIT_TAG v1.92.2b GIT_SHALLOW TRUE)
    FetchContent_Populate(imgui)
    set(cocrea_imgui ${imgui_SOURCE_DIR})
  endif()
endif()
if(NOT EXISTS ${cocrea_imgui}/imgui.h)
  message(FATAL_ERROR "No imgui.h in '${cocrea_imgui}'. Set IMGUI_DIR to a folder with Dear ImGui 1.92 or newer.")
endif()
cocrea_version_of(COCREA_IMGUI_VERSION ${cocrea_imgui}/imgui.h "define IMGUI_VERSION +\"([^\"]+)\"")
if(COCREA_IMGUI_VERSION VERSION_LESS 1.92)
  message(FATAL_ERROR "Dear ImGui ${COCREA_IMGUI_VERSION} in ${cocrea_imgui} is too old: 1.92 has the fonts that are needed.")
endif()

# Without what the product never uses. A header beside a source comes before the one in upstream's folder.
find_program(NODE_PROGRAM NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(cocrea_imgui_cut ${CMAKE_BINARY_DIR}/third_party/imgui_cut)
set(cocrea_imgui_sources imgui.cpp imgui_draw.cpp imgui_widgets.cpp imstb_truetype.h)
set(cocrea_imgui_whole ${cocrea_imgui_sources})
list(TRANSFORM cocrea_imgui_whole PREPEND ${cocrea_imgui}/)
list(TRANSFORM cocrea_imgui_sources PREPEND ${cocrea_imgui_cut}/)
add_custom_command(OUTPUT ${cocrea_imgui_sources}
  COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/tools/build/imgui_cut.mjs ${cocrea_imgui} ${cocrea_imgui_cut}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/build/imgui_cut.mjs ${cocrea_imgui_whole}
  COMMENT "Leaving out parts of Dear ImGui" VERBATIM)

add_library(third_party_imgui STATIC EXCLUDE_FROM_ALL
  ${cocrea_imgui_sources}
  ${CMAKE_SOURCE_DIR}/cmake/imgui_left_out.cpp ${CMAKE_SOURCE_DIR}/cmake/imgui_format.cpp)
add_library(third_party::imgui ALIAS third_party_imgui)
target_include_directories(third_party_imgui SYSTEM PUBLIC ${cocrea_imgui} PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(third_party_imgui PRIVATE -fno-exceptions -fno-rtti)
cocrea_optimise(third_party_imgui -Oz)
if(EMSCRIPTEN)
  target_compile_definitions(third_party_imgui PRIVATE sscanf=cocrea_scan_nothing)
endif()

# Our settings (index size, asserts, what is left out) are the ui layer's.
file(GLOB cocrea_imgui_config CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/ui/imgui_config.h)
if(cocrea_imgui_config)
  target_compile_definitions(third_party_imgui PUBLIC IMGUI_USER_CONFIG="ui/imgui_config.h")
endif()

# Item hooks tell tests where each widget is. Whoever links ImGui then defines the hooks
# (ImGuiTestEngineHook_*): the tests of the ui layer, and the web platform's test build.
if(NOT EMSCRIPTEN OR COCREA_WEB_TEST_HOOKS)
  target_compile_definitions(third_party_imgui PUBLIC IMGUI_ENABLE_TEST_ENGINE)
endif()
if(COCREA_WEB_TEST_HOOKS)
  target_compile_options(third_party_imgui PUBLIC -UNDEBUG)
endif()
