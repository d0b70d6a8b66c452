# Language, warnings, sanitizers and the compiler cache, for every target of this project.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

option(COCREA_WERROR "Treat warnings as errors" OFF)
option(COCREA_SANITIZE "Address and undefined-behaviour sanitizers, with libc++ (clang)" OFF)
option(COCREA_FUZZ "libFuzzer on the readers, besides the sanitizers (clang)" OFF)
option(COCREA_WEB_TEST_HOOKS "In the web build ImGui's item hooks, and asserts in it and in what draws with it" OFF)

# Asserts stay on in native builds, and one level of debug information is enough for a stack trace.
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")

# The web build says how to optimise target by target: emcc keeps a -Oz that came first.
if(EMSCRIPTEN)
  set(CMAKE_C_FLAGS_RELEASE "-DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-DNDEBUG")
endif()

# Compiles a target of the web build with -Oz (small) or -O2 (fast). Native builds optimise all alike. The web build for tests compiles as
# the other one does: what has no hooks is the same in both, and the compiler cache has it already.
function(cocrea_optimise target level)
  if(EMSCRIPTEN)
    # What the linker optimises as a whole, and instructions that every browser has had since 2021, are smaller. Not -mbulk-memory: to copy
    # a short string by one instruction is a call out of the program.
    target_compile_options(${target} PRIVATE ${level} -flto -msign-ext -mnontrapping-fptoint)
  endif()
endfunction()

if(COCREA_SANITIZE)
  # Layers are compiled without RTTI, so the vptr check has nothing to read.
  set(cocrea_sanitizers
    -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_compile_options(${cocrea_sanitizers} $<$<COMPILE_LANGUAGE:CXX>:-stdlib=libc++>)
  add_link_options(${cocrea_sanitizers} -stdlib=libc++)
  set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
  if(COCREA_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
    add_link_options(-fsanitize=fuzzer-no-link)
  endif()
endif()

# What our own code is compiled with; third-party code is not held to it.
add_library(cocrea_flags INTERFACE)
target_compile_options(cocrea_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  $<$<BOOL:${COCREA_WERROR}>:-Werror>)

# In tests, signs of literals in tables do not matter, and gcc takes the `if` inside GoogleTest's macros for ours.
add_library(cocrea_test_flags INTERFACE)
target_compile_options(cocrea_test_flags INTERFACE -Wno-sign-conversion -Wno-dangling-else)

# What compilers are started through, if there is anything: an environment, a cache. Paths are relative to the source tree, so that several build
# folders share what is compiled; and what a file includes is read from what the compiler writes down, so that nothing is preprocessed twice.
find_program(CCACHE_PROGRAM ccache)
set(cocrea_launcher ${cocrea_compiler_environment})
if(CCACHE_PROGRAM)
  list(APPEND cocrea_launcher CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 ${CCACHE_PROGRAM})
endif()
if(cocrea_launcher AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env ${cocrea_launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_C_COMPILER_LAUNCHER})
endif()

# Headers that the build generates are included as "generated/icons.h".
set(COCREA_GENERATED_ROOT ${CMAKE_BINARY_DIR}/generated)
set(COCREA_GENERATED_DIR ${COCREA_GENERATED_ROOT}/generated)
file(MAKE_DIRECTORY ${COCREA_GENERATED_DIR})
