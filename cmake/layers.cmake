# The helpers with which each folder of src/ describes itself.
#
#   cocrea_layer(USES dates plan            # layers above (their short names)
#                THIRD_PARTY json           # date, json, xxhash, imgui
#                GENERATED texts icons      # names given to cocrea_generate(); "icons" is generated/icons.h
#                FAST)                      # compiled for speed in the web build, which is else compiled for size; or
#                BRISK)                     # for size, but what is as short as its call is inlined
#     makes the static library cocrea_<folder> of all *.cpp of the folder and below. The short name is
#     the folder's name ("dates"); in src/platform it is "platform_null".
#
#   cocrea_program(cocrea USES exchange html)  the same for an executable (src/cli).
#
#   cocrea_test(dates [USES ...] [THIRD_PARTY ...])
#     makes one test binary test_<layer> of all tests/<folder>/**/*_test.cpp and registers it with ctest.
#     tests/CMakeLists.txt calls it for every layer; a folder of tests that needs more has its own
#     CMakeLists.txt. Other *.cpp of the folder (helpers) are compiled in. Tests find their data by
#     tests/support/files.h.
#
# Eight files are compiled as one: most of the time goes into headers, which all of them need. So names in unnamed namespaces are a
# layer's, not a file's.

function(cocrea_compile_together target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
endfunction()

function(cocrea_layer_name folder result)
  cmake_path(GET folder FILENAME name)
  cmake_path(GET folder PARENT_PATH parent)
  if(parent STREQUAL "platform")
    set(name platform_${name})
  endif()
  set(${result} ${name} PARENT_SCOPE)
endfunction()

function(cocrea_current_folder result)
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/src
    OUTPUT_VARIABLE folder)
  set(${result} ${folder} PARENT_SCOPE)
endfunction()

# Sources, include folders, warnings and libraries that a layer and a program have in common.
function(cocrea_target_setup target scope uses third_party generated)
  target_include_directories(${target} ${scope} ${CMAKE_SOURCE_DIR}/src ${COCREA_GENERATED_ROOT})
  target_link_libraries(${target} PRIVATE cocrea_flags)
  foreach(layer IN LISTS uses)
    target_link_libraries(${target} ${scope} cocrea_${layer})
  endforeach()
  foreach(library IN LISTS third_party)
    target_link_libraries(${target} ${scope} third_party::${library})
  endforeach()
  foreach(name IN LISTS generated)
    get_property(outputs GLOBAL PROPERTY cocrea_generated_${name})
    list(FILTER outputs INCLUDE REGEX "\\.cpp$")
    target_sources(${target} PRIVATE ${outputs})
    # Whoever brings tables of its own takes the place of these, which the linker then leaves out.
    set_source_files_properties(${outputs} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    add_dependencies(${target} generate_${name})
  endforeach()
endfunction()

# Errors are values in the product, in every build: no exceptions, no RTTI. `level` is the web build's.
function(cocrea_product_options target level)
  target_compile_options(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions> $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  cocrea_optimise(${target} "${level}")
endfunction()

function(cocrea_layer)
  cmake_parse_arguments(PARSE_ARGV 0 arg "FAST;BRISK" "" "USES;THIRD_PARTY;GENERATED")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cocrea_layer: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  cocrea_current_folder(folder)
  cocrea_layer_name(${folder} name)
  set(target cocrea_${name})

  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  if(NOT sources)
    # A layer of headers only is still a library that others can link.
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/headers_only.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "// This layer has headers only.\n")
  endif()
  add_library(${target} STATIC ${sources})
  cocrea_target_setup(${target} PUBLIC "${arg_USES}" "${arg_THIRD_PARTY}" "${arg_GENERATED}")
  set(level -Oz)
  if(arg_FAST)
    set(level -O2)
  elseif(arg_BRISK AND EMSCRIPTEN)
    # Emscripten forbids the compiler to inline where it compiles for size, and leaves that to the linked program.
    set(level -Oz -finline-functions)
  endif()
  cocrea_product_options(${target} "${level}")
  if(NOT EMSCRIPTEN AND NOT folder MATCHES "^core/")
    # Pages are quick enough anyhow, and are compiled in two thirds of the time.
    target_compile_options(${target} PRIVATE -O1)
  endif()
  cocrea_compile_together(${target})
  set_property(GLOBAL APPEND PROPERTY cocrea_layers ${name})
  set_property(GLOBAL PROPERTY cocrea_layer_folder_${name} ${folder})
endfunction()

function(cocrea_program target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;THIRD_PARTY;GENERATED")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cocrea_program: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(${target} ${sources})
  cocrea_target_setup(${target} PRIVATE "${arg_USES}" "${arg_THIRD_PARTY}" "${arg_GENERATED}")
  cocrea_product_options(${target} -O2)
  cocrea_compile_together(${target})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# Compile options, libraries and registration that every test binary has in common.
function(cocrea_test_binary target)
  target_link_libraries(${target} PRIVATE cocrea_flags cocrea_test_flags cocrea_test_files third_party::gtest)
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/tests)
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests/bin)
  if(EMSCRIPTEN)
    cocrea_optimise(${target} -O1)
    cocrea_node_program(${target})
    # A program for each layer: what is not optimised as a whole is linked sooner.
    target_link_options(${target} PRIVATE -Wl,--lto-O0)
    add_dependencies(wasm_tests ${target})
  else()
    # What tests say is compiled in two thirds of the time; what they test stays as it is.
    target_compile_options(${target} PRIVATE -O1)
  endif()
  # Some processes a binary, not one a test: to start one, under the sanitizers or in Node, costs more than most tests.
  set(shards 4)
  if(EMSCRIPTEN)
    set(shards 1)
  endif()
  math(EXPR last "${shards} - 1")
  foreach(shard RANGE ${last})
    set(name ${target}.${shard})
    add_test(NAME ${name} COMMAND ${target} --gtest_brief=1 --gtest_output=json:${CMAKE_BINARY_DIR}/tests/reports/${name}.json)
    set_tests_properties(${name} PROPERTIES TIMEOUT 1200 ENVIRONMENT "GTEST_TOTAL_SHARDS=${shards};GTEST_SHARD_INDEX=${shard}")
  endforeach()
endfunction()

function(cocrea_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;THIRD_PARTY")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cocrea_test: unknown arguments ${arg_UNPARSED_ARGUMENTS}")
  endif()
  get_property(folder GLOBAL PROPERTY cocrea_layer_folder_${name})
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*_test.cpp)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp)
  if(NOT tests)
    return()
  endif()
  set(target test_${name})
  add_executable(${target} ${sources})
  target_link_libraries(${target} PRIVATE cocrea_${name})
  foreach(layer IN LISTS arg_USES)
    target_link_libraries(${target} PRIVATE cocrea_${layer})
  endforeach()
  foreach(library IN LISTS arg_THIRD_PARTY)
    target_link_libraries(${target} PRIVATE third_party::${library})
  endforeach()
  cocrea_test_binary(${target})
  cocrea_compile_together(${target})
endfunction()
