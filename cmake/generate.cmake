# Files that the build makes with Node from data in the tree.
#
#   cocrea_generate(texts
#     SCRIPT  tools/build/texts.mjs              # from the top of the source tree
#     INPUTS  assets/texts/es.json ...           # likewise; all that the output depends on
#     OUTPUTS texts.h texts.cpp)                 # names inside the generated folder
#
# runs `node SCRIPT <generated folder> <input> ...` whenever an input or the script changed. Code
# includes the result as "generated/texts.h". Call it in the folder of the layer that compiles the
# output, before cocrea_layer(... GENERATED texts); layers that use this one get the header by linking.

find_program(NODE_PROGRAM NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)

function(cocrea_generate name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SCRIPT" "INPUTS;OUTPUTS;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS OR NOT arg_SCRIPT OR NOT arg_OUTPUTS)
    message(FATAL_ERROR "cocrea_generate(${name}): SCRIPT, INPUTS and OUTPUTS are needed, got ${ARGN}")
  endif()
  set(inputs ${arg_INPUTS})
  list(TRANSFORM inputs PREPEND ${CMAKE_SOURCE_DIR}/)
  set(outputs ${arg_OUTPUTS})
  list(TRANSFORM outputs PREPEND ${COCREA_GENERATED_DIR}/)
  add_custom_command(
    OUTPUT ${outputs}
    COMMAND ${NODE_PROGRAM} ${CMAKE_SOURCE_DIR}/${arg_SCRIPT} ${COCREA_GENERATED_DIR} ${inputs}
    DEPENDS ${CMAKE_SOURCE_DIR}/${arg_SCRIPT} ${inputs} ${arg_DEPENDS}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
    COMMENT "Generating ${name}"
    VERBATIM)
  add_custom_target(generate_${name} DEPENDS ${outputs})
  set_property(GLOBAL PROPERTY cocrea_generated_${name} ${outputs})
endfunction()
