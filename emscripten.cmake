# Toolchain: Emscripten, from an active emsdk or from Debian's package `emscripten`.
#
#   cmake --preset web        (or -DCMAKE_TOOLCHAIN_FILE=emscripten.cmake)
#
# EM_CACHE is left alone: Debian's cache is frozen and complete.

find_program(COCREA_EMCC emcc REQUIRED NO_CMAKE_FIND_ROOT_PATH
  DOC "The Emscripten compiler (activate emsdk, or install Debian's package emscripten)")
cmake_path(GET COCREA_EMCC PARENT_PATH cocrea_emcc_folder)

# emsdk has its own folder in front of the path; Debian's emcc is a link into /usr/share/emscripten.
foreach(root IN ITEMS "$ENV{EMSDK}/upstream/emscripten" "${cocrea_emcc_folder}" /usr/share/emscripten)
  if(NOT EMSCRIPTEN_ROOT_PATH AND EXISTS ${root}/cmake/Modules/Platform/Emscripten.cmake)
    set(EMSCRIPTEN_ROOT_PATH ${root})
  endif()
endforeach()
if(NOT EMSCRIPTEN_ROOT_PATH)
  message(FATAL_ERROR "Found ${COCREA_EMCC}, but not the CMake files of Emscripten that belong to it. "
    "Activate emsdk, or install Debian's package emscripten.")
endif()
include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)

# What Debian's compiler is started with. It runs acorn from Debian's folder of Node modules: only Debian's own Node looks there by itself;
# with another Node every optimised link fails without this. And it is a Python program: a python3 that comes first in the path may be the script
# of a manager of versions, which takes longer to find Python than the compiler takes for a small file.
set(cocrea_compiler_environment)
if(EMSCRIPTEN_ROOT_PATH STREQUAL /usr/share/emscripten)
  if(EXISTS /usr/share/nodejs/acorn)
    list(APPEND cocrea_compiler_environment NODE_PATH=/usr/share/nodejs)
  endif()
  if(NOT DEFINED ENV{EMSDK_PYTHON} AND EXISTS /usr/bin/python3)
    list(APPEND cocrea_compiler_environment EMSDK_PYTHON=/usr/bin/python3)
  endif()
endif()
if(cocrea_compiler_environment)
  set(CMAKE_C_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env ${cocrea_compiler_environment})
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_C_LINKER_LAUNCHER})
endif()

# Test programs run in Node. Where Node has `fetch`, the loader of Emscripten 3.1.6 would ask the network
# for the .wasm file that lies beside it.
find_program(COCREA_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)
execute_process(COMMAND ${COCREA_NODE} --no-experimental-fetch -e 0
  RESULT_VARIABLE cocrea_node_without_fetch OUTPUT_QUIET ERROR_QUIET)
set(CMAKE_CROSSCOMPILING_EMULATOR ${COCREA_NODE})
if(cocrea_node_without_fetch EQUAL 0)
  list(APPEND CMAKE_CROSSCOMPILING_EMULATOR --no-experimental-fetch)
endif()
