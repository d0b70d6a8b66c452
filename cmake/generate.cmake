# Files that the build makes with Node from data in the tree.
#
#   cocrea_generate(texts
#     SCRIPT  tools/build/texts.mjs              # from the top of the source tree
#     INPUTS  assets/texts/es.json ...           # likewise; all that the output depends on
#     OUTPUTS texts.h texts.cpp                  # names inside the generated folder
#     OPTIONS --web)                             # for the script, before the folder
#
# runs `node SCRIPT <option> ... <generated folder> <input> ...` whenever an input or the script changed. Code
# includes the result as "generated/texts.h". Call it in the folder of the layer that compiles the
# output, before cocrea_layer(... GENERATED texts); layers that use this one get the header by linking.

find_program(NODE_PROGRAM NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)

# The generators and the site need the packages of package-lock.json. tools/run keeps them current;
# this is for those who begin with CMake.
if(NOT EXISTS ${CMAKE_SOURCE_DIR}/node_modules/.package-lock.json)
  find_program(NPM_PROGRAM npm NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  message(STATUS "Installing the packages of package-lock.json")
  execute_process(COMMAND ${NPM_PROGRAM} ci --ignore-scripts
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} COMMAND_ERROR_IS_FATAL ANY)
endif()

function(cocrea_generate name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SCRIPT" "INPUTS;OUTPUTS;DEPENDS;OPTIONS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SCRIPT OR NOT arg_OUTPUTS)
    message(FATAL_ERROR "cocrea_generate(${name}): SCRIPT, INPUTS and OUTPUTS are needed, got ${ARGN}")
  endif()
  set(inputs ${arg_INPUTS})
  list(TRANSFORM inputs PREPEND ${CMAKE_SOURCE_DIR}/)
  set(outputs ${arg_OUTPUTS})
  list(TRANSFORM outputs PREPEND ${COCREA_GENERATED_DIR}/)
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/${arg_SCRIPT} ${arg_OPTIONS} ${COCREA_GENERATED_DIR} ${inputs}
    DEPENDS ${CMAKE_SOURCE_DIR}/${arg_SCRIPT} ${inputs} ${arg_DEPENDS}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Generating ${name}"
    VERBATIM)
  add_custom_target(generate_${name} DEPENDS ${outputs})
  set_property(GLOBAL APPEND PROPERTY cocrea_generated ${name})
  set_property(GLOBAL PROPERTY cocrea_generated_${name} ${outputs})
endfunction()

# Fonts cut to the characters in use, and the names of the icons for C++: "generated/icons.h".
set(COCREA_FONTS fonts/source-sans-400.ttf fonts/source-sans-600.ttf fonts/icons.ttf)
cocrea_generate(icons
  SCRIPT tools/build/fonts.mjs
  INPUTS assets/icons.json
  OUTPUTS icons.h icons.css ${COCREA_FONTS}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/build/sfnt.mjs ${CMAKE_SOURCE_DIR}/tools/build/outlines.mjs ${CMAKE_SOURCE_DIR}/package-lock.json)
