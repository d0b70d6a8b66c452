# Programs for the browser and for Node, made by Emscripten.

# A test program that Node runs: it reads the real files of the source tree.
function(cocrea_node_program target)
  target_link_options(${target} PRIVATE
    -O1 -sENVIRONMENT=node -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1
    -sSTACK_SIZE=1048576 -sASSERTIONS=1)
endfunction()

function(cocrea_site)
endfunction()
