# Benchmarks: each tests/bench/*_bench.cpp is one program, linked with every layer of the core and what else
# the build has. Each prints one JSON object a line: {"name": ..., "value": ..., "unit": ..., "limit": ...}
# (limit may be left out). `tools/bench` runs them; they are not tests.
function(cocrea_benchmarks)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*_bench.cpp)
  add_custom_target(benchmarks)
  get_property(layers GLOBAL PROPERTY cocrea_layers)
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    add_executable(${name} EXCLUDE_FROM_ALL ${source})
    foreach(layer IN LISTS layers)
      target_link_libraries(${name} PRIVATE cocrea_${layer})
    endforeach()
    target_link_libraries(${name} PRIVATE cocrea_flags cocrea_test_files)
    target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    cocrea_product_options(${name} -O2)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bench/bin)
    if(EMSCRIPTEN)
      cocrea_node_program(${name})
      cocrea_link_small(${name})   # as the product is, not as tests are
    endif()
    add_dependencies(benchmarks ${name})
  endforeach()
endfunction()
