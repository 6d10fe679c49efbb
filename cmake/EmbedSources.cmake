# embed_sources(TARGET FUNCTION file.cpp …): adds to TARGET a function that gives the text of these files by their path in the
# repository, so that the window shows the very code that runs.
function(embed_sources target)
  set(generated ${CMAKE_CURRENT_BINARY_DIR}/source_text.cpp)
  set(inputs)
  foreach(file ${ARGN})
    list(APPEND inputs ${CMAKE_SOURCE_DIR}/${file})
  endforeach()
  string(REPLACE ";" "|" joined "${ARGN}")
  add_custom_command(
    OUTPUT ${generated}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${generated} -DROOT=${CMAKE_SOURCE_DIR} -DFILES=${joined} -P
            ${CMAKE_SOURCE_DIR}/cmake/WriteSourceText.cmake
    DEPENDS ${inputs} ${CMAKE_SOURCE_DIR}/cmake/WriteSourceText.cmake
    COMMENT "Embedding the scenarios' sources"
    VERBATIM)
  target_sources(${target} PRIVATE ${generated})
endfunction()
