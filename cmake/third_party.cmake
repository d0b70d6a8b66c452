# Libraries of others: Debian's packages, else upstream's release.
# Just the header folders that are needed are staged into the build tree: the system include folder
# itself must never reach emcc, and staged headers count as system headers for warnings.
include(FetchContent)

set(cocrea_stage ${CMAKE_BINARY_DIR}/third_party/include)
file(MAKE_DIRECTORY ${cocrea_stage})

# Finds a header in the system's include folder, also when cross-compiling. The result is its folder.
function(cocrea_find_header result header)
  find_path(${result} ${header} PATHS /usr/include /usr/local/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
  set(${result} ${${result}} PARENT_SCOPE)
endfunction()

function(cocrea_header_library name include_dir)
  add_library(third_party_${name} INTERFACE)
  add_library(third_party::${name} ALIAS third_party_${name})
  target_include_directories(third_party_${name} SYSTEM INTERFACE ${include_dir})
endfunction()

# Reads the first line that matches and returns its first group, for versions.txt.
function(cocrea_version_of result file regex)
  set(version unknown)
  if(EXISTS ${file})
    file(STRINGS ${file} lines REGEX "${regex}" LIMIT_COUNT 1)
    if(lines MATCHES "${regex}")
      set(version ${CMAKE_MATCH_1})
    endif()
  endif()
  set(${result} ${version} PARENT_SCOPE)
endfunction()

# --- nlohmann_json -------------------------------------------------------------------------------
cocrea_find_header(COCREA_JSON_ROOT nlohmann/json.hpp)
if(COCREA_JSON_ROOT)
  file(COPY ${COCREA_JSON_ROOT}/nlohmann DESTINATION ${cocrea_stage})
  cocrea_header_library(json ${cocrea_stage})
else()
  FetchContent_Declare(nlohmann_json
    GIT_REPOSITORY https://github.com/nlohmann/json.git GIT_TAG v3.11.2 GIT_SHALLOW TRUE)
  FetchContent_Populate(nlohmann_json)
  set(COCREA_JSON_ROOT ${nlohmann_json_SOURCE_DIR}/include)
  cocrea_header_library(json ${COCREA_JSON_ROOT})
endif()
target_compile_definitions(third_party_json INTERFACE JSON_NOEXCEPTION JSON_HAS_FILESYSTEM=0)

# --- Howard Hinnant's date -----------------------------------------------------------------------
cocrea_find_header(COCREA_DATE_ROOT date/date.h)
if(COCREA_DATE_ROOT)
  file(COPY ${COCREA_DATE_ROOT}/date DESTINATION ${cocrea_stage})
  cocrea_header_library(date ${cocrea_stage})
else()
  FetchContent_Declare(hinnant_date
    GIT_REPOSITORY https://github.com/HowardHinnant/date.git GIT_TAG v3.0.1 GIT_SHALLOW TRUE)
  FetchContent_Populate(hinnant_date)
  set(COCREA_DATE_ROOT ${hinnant_date_SOURCE_DIR}/include)
  cocrea_header_library(date ${COCREA_DATE_ROOT})
endif()

# --- xxHash (header only: include it after defining XXH_INLINE_ALL) --------------------------------
cocrea_find_header(COCREA_XXHASH_ROOT xxhash.h)
if(COCREA_XXHASH_ROOT)
  file(COPY ${COCREA_XXHASH_ROOT}/xxhash.h DESTINATION ${cocrea_stage})
  cocrea_header_library(xxhash ${cocrea_stage})
else()
  FetchContent_Declare(xxhash
    GIT_REPOSITORY https://github.com/Cyan4973/xxHash.git GIT_TAG v0.8.1 GIT_SHALLOW TRUE)
  FetchContent_Populate(xxhash)
  set(COCREA_XXHASH_ROOT ${xxhash_SOURCE_DIR})
  cocrea_header_library(xxhash ${COCREA_XXHASH_ROOT})
endif()
target_compile_definitions(third_party_xxhash INTERFACE XXH_INLINE_ALL)

# --- GoogleTest, compiled here so that it fits each compiler, standard library and target ----------
find_path(COCREA_GTEST_ROOT googletest/src/gtest-all.cc PATHS /usr/src/googletest
  NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT COCREA_GTEST_ROOT)
  FetchContent_Declare(googletest
    GIT_REPOSITORY https://github.com/google/googletest.git GIT_TAG release-1.12.1 GIT_SHALLOW TRUE)
  FetchContent_Populate(googletest)
  set(COCREA_GTEST_ROOT ${googletest_SOURCE_DIR})
endif()
add_library(third_party_gtest STATIC EXCLUDE_FROM_ALL
  ${COCREA_GTEST_ROOT}/googletest/src/gtest-all.cc
  ${COCREA_GTEST_ROOT}/googlemock/src/gmock-all.cc
  ${COCREA_GTEST_ROOT}/googlemock/src/gmock_main.cc)
add_library(third_party::gtest ALIAS third_party_gtest)
target_include_directories(third_party_gtest
  SYSTEM PUBLIC ${COCREA_GTEST_ROOT}/googletest/include ${COCREA_GTEST_ROOT}/googlemock/include
  PRIVATE ${COCREA_GTEST_ROOT}/googletest ${COCREA_GTEST_ROOT}/googlemock)
if(EMSCRIPTEN)
  target_compile_options(third_party_gtest PUBLIC -fno-exceptions)
  cocrea_optimise(third_party_gtest -Oz)
  target_compile_definitions(third_party_gtest PUBLIC GTEST_HAS_PTHREAD=0)
else()
  find_package(Threads REQUIRED)
  target_link_libraries(third_party_gtest PUBLIC Threads::Threads)
endif()

include(imgui)

# --- versions.txt ----------------------------------------------------------------------------------
cocrea_version_of(cocrea_json_major ${COCREA_JSON_ROOT}/nlohmann/detail/abi_macros.hpp "VERSION_MAJOR ([0-9]+)")
cocrea_version_of(cocrea_json_minor ${COCREA_JSON_ROOT}/nlohmann/detail/abi_macros.hpp "VERSION_MINOR ([0-9]+)")
cocrea_version_of(cocrea_json_patch ${COCREA_JSON_ROOT}/nlohmann/detail/abi_macros.hpp "VERSION_PATCH ([0-9]+)")
cocrea_version_of(cocrea_gtest_version ${COCREA_GTEST_ROOT}/CMakeLists.txt "GOOGLETEST_VERSION ([0-9.]+)")

# The version of a Debian package, for libraries that do not say their own.
function(cocrea_debian_version result package fallback)
  set(version)
  find_program(COCREA_DPKG_QUERY dpkg-query NO_CMAKE_FIND_ROOT_PATH)
  if(COCREA_DPKG_QUERY)
    execute_process(COMMAND ${COCREA_DPKG_QUERY} -W "-f=\${Version}" ${package}
      OUTPUT_VARIABLE version ERROR_QUIET)
  endif()
  if(NOT version)
    set(version ${fallback})
  endif()
  set(${result} ${version} PARENT_SCOPE)
endfunction()
cocrea_debian_version(cocrea_date_version libhowardhinnant-date-dev 3.0.1)
cocrea_debian_version(cocrea_xxhash_version libxxhash-dev 0.8.1)

# Writes what this build was made with beside it, and prints it. Package versions of the web parts are
# those of package-lock.json, which npm ci installs exactly.
function(cocrea_write_versions)
  execute_process(COMMAND ${NODE_PROGRAM} --version OUTPUT_VARIABLE node OUTPUT_STRIP_TRAILING_WHITESPACE)
  set(text "cmake ${CMAKE_VERSION}\n")
  string(APPEND text "compiler ${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}\n")
  if(EMSCRIPTEN)
    string(APPEND text "emscripten ${EMSCRIPTEN_VERSION}\n")
  endif()
  string(APPEND text "imgui ${COCREA_IMGUI_VERSION}\n")
  string(APPEND text "nlohmann-json ${cocrea_json_major}.${cocrea_json_minor}.${cocrea_json_patch}\n")
  string(APPEND text "date ${cocrea_date_version}\n")
  string(APPEND text "xxhash ${cocrea_xxhash_version}\n")
  string(APPEND text "googletest ${cocrea_gtest_version}\n")
  string(APPEND text "node ${node}\n")
  if(EXISTS ${CMAKE_SOURCE_DIR}/package.json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/package.json)
    file(READ ${CMAKE_SOURCE_DIR}/package.json package)
    foreach(kind IN ITEMS dependencies devDependencies)
      string(JSON count ERROR_VARIABLE missing LENGTH "${package}" ${kind})
      if(NOT missing)
        math(EXPR last "${count} - 1")
        foreach(index RANGE ${last})
          string(JSON name MEMBER "${package}" ${kind} ${index})
          string(JSON version GET "${package}" ${kind} ${name})
          string(APPEND text "npm ${name} ${version}\n")
        endforeach()
      endif()
    endforeach()
  endif()
  file(WRITE ${CMAKE_BINARY_DIR}/versions.txt "${text}")
  string(REPLACE "\n" ", " line "${text}")
  message(STATUS "Versions: ${line}written to ${CMAKE_BINARY_DIR}/versions.txt")
endfunction()
