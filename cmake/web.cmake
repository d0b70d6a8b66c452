# Programs for the browser and for Node, made by Emscripten.

# The setting was renamed; the old name is all that Debian's version knows.
if(EMSCRIPTEN AND EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(cocrea_stack_size -sTOTAL_STACK)
else()
  set(cocrea_stack_size -sSTACK_SIZE)
endif()

# A test program that Node runs: it reads the real files of the source tree.
function(cocrea_node_program target)
  # It is CommonJS; package.json of the source tree says that files of this name are modules.
  get_target_property(folder ${target} RUNTIME_OUTPUT_DIRECTORY)
  file(CONFIGURE OUTPUT ${folder}/package.json CONTENT "{ \"type\": \"commonjs\" }\n")
  target_link_options(${target} PRIVATE
    -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
    ${cocrea_stack_size}=1048576 -sASSERTIONS=1)
endfunction()

# The linked program as people get it: small. Binaryen finds more in a second run and in a third, when it has taken apart what the compiler
# nested; and functions of eight instructions are hardly longer than their calls, but quicker in their place.
function(cocrea_link_small target)
  target_link_options(${target} PRIVATE -Oz -flto -Wl,-mllvm,-inline-threshold=0 -sASSERTIONS=0
    -sBINARYEN_EXTRA_PASSES=--always-inline-max-function-size=8,--flatten,--rereloop,-Oz,-Oz)
endfunction()

# cocrea_web_program(cocrea USES app ui html THIRD_PARTY imgui
#                    JS_LIBRARIES library.js       # Emscripten JavaScript libraries of this folder
#                    RUNTIME_METHODS UTF8ToString) # methods that the page uses of the module
# makes <name>.js (an ES module whose default export creates the program) and <name>.wasm of all *.cpp
# of the folder. Those below test_hooks/ are in test builds only. Functions are exported to the page with EMSCRIPTEN_KEEPALIVE.
function(cocrea_web_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;THIRD_PARTY;GENERATED;JS_LIBRARIES;RUNTIME_METHODS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cocrea_web_program: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT COCREA_WEB_TEST_HOOKS)
    list(FILTER sources EXCLUDE REGEX "/test_hooks/")
  endif()
  add_executable(${target} ${sources})
  cocrea_target_setup(${target} PRIVATE "${arg_USES}" "${arg_THIRD_PARTY}" "${arg_GENERATED}")
  cocrea_product_options(${target} -Oz)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

  foreach(library IN LISTS arg_JS_LIBRARIES)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${library})
    target_link_options(${target} PRIVATE --js-library ${path})
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${path})
  endforeach()
  if(arg_RUNTIME_METHODS)
    list(JOIN arg_RUNTIME_METHODS , methods)
    target_link_options(${target} PRIVATE -sEXPORTED_RUNTIME_METHODS=${methods})
  endif()
  target_link_options(${target} PRIVATE
    -sENVIRONMENT=web,worker -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createCocrea
    # The page's policy allows WebAssembly, and no eval.
    -sDYNAMIC_EXECUTION=0
    -sFILESYSTEM=0
    -sALLOW_MEMORY_GROWTH=1 -sMALLOC=emmalloc ${cocrea_stack_size}=1048576
    # What the page gives the loader, and a decoder that every browser has.
    -sINCOMING_MODULE_JS_API=locateFile,wasmBinary -sTEXTDECODER=2)
  if(COCREA_WEB_TEST_HOOKS)
    target_link_options(${target} PRIVATE -O1 -sASSERTIONS=1)
  else()
    cocrea_link_small(${target})
    cocrea_sizes(${target})
  endif()
endfunction()

# The target `sizes`: the same program with the names of its functions, and what each layer takes of it.
function(cocrea_sizes target)
  add_executable(${target}_named EXCLUDE_FROM_ALL $<TARGET_OBJECTS:${target}>)
  foreach(property LINK_LIBRARIES LINK_OPTIONS)
    set_property(TARGET ${target}_named PROPERTY ${property} $<TARGET_PROPERTY:${target},${property}>)
  endforeach()
  target_link_options(${target}_named PRIVATE --profiling-funcs)
  add_custom_target(sizes
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/tools/build/sizes.mjs $<TARGET_FILE_DIR:${target}_named>/${target}_named.wasm
    DEPENDS ${target}_named USES_TERMINAL VERBATIM)
endfunction()

# The target `site`: everything that a browser is served, in <build>/dist, and all of it as one HTML file, <build>/cocrea.html. Sizes are in
# <build>/site.json.
function(cocrea_site)
  file(GLOB_RECURSE parts CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/* ${CMAKE_SOURCE_DIR}/assets/samples/*.json
    ${CMAKE_SOURCE_DIR}/assets/icon.json)
  # Fonts, style sheets and data that the build made for the page.
  get_property(generated GLOBAL PROPERTY cocrea_generated)
  set(made)
  foreach(name IN LISTS generated)
    get_property(outputs GLOBAL PROPERTY cocrea_generated_${name})
    list(FILTER outputs EXCLUDE REGEX "\\.(h|cpp)$")
    list(APPEND made ${outputs})
  endforeach()
  set(site_scripts site bundle csp icon single_file)
  list(TRANSFORM site_scripts REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/tools/build/\\1.mjs")
  set(report ${CMAKE_BINARY_DIR}/site.json)
  add_custom_command(
    OUTPUT ${report} ${CMAKE_BINARY_DIR}/cocrea.html
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/tools/build/site.mjs
      --web ${CMAKE_SOURCE_DIR}/web --program ${CMAKE_BINARY_DIR}/bin --generated ${COCREA_GENERATED_DIR}
      --assets ${CMAKE_SOURCE_DIR}/assets --out ${CMAKE_BINARY_DIR}/dist --single ${CMAKE_BINARY_DIR}/cocrea.html --report ${report}
      $<$<BOOL:${COCREA_WEB_TEST_HOOKS}>:--readable>
    DEPENDS cocrea ${parts} ${made} ${CMAKE_SOURCE_DIR}/package-lock.json
      ${site_scripts}
    COMMENT "Putting the site together"
    COMMAND_EXPAND_LISTS VERBATIM)
  add_custom_target(site ALL DEPENDS ${report})
  foreach(name IN LISTS generated)
    add_dependencies(site generate_${name})
  endforeach()
endfunction()
