# What every target of this project is compiled with, and the one way to declare a core folder as a target.

add_library(interleave_options INTERFACE)
target_compile_features(interleave_options INTERFACE cxx_std_20)
file(RELATIVE_PATH up ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})  # as the compiler's cache names them
target_compile_options(interleave_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                       # std::source_location then names files as the repository does, whatever folder it was built in
                       -fmacro-prefix-map=${CMAKE_SOURCE_DIR}/= -fmacro-prefix-map=${up}=)
if(INTERLEAVE_WERROR)
  target_compile_options(interleave_options INTERFACE -Werror)
endif()
if(INTERLEAVE_SANITIZE)
  target_compile_options(interleave_options INTERFACE -fsanitize=${INTERLEAVE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(interleave_options INTERFACE -fsanitize=${INTERLEAVE_SANITIZE})
  if(INTERLEAVE_SANITIZE MATCHES "undefined")
    target_compile_options(interleave_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()

# GCC 12 sees overlaps in sums of texts that are none (its bug 105651).
function(interleave_without_false_overlaps target)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(${target} PRIVATE -Wno-restrict)
  endif()
endfunction()

# interleave_core(NAME SOURCES a.cpp … DEPENDS other …): the static library Interleave::NAME from this folder. Headers are
# included as "core/NAME/header.h" from everywhere.
function(interleave_core name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  if(arg_SOURCES)
    add_library(interleave_${name} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
    # For programs only, never for a shared library: what is thread-local is then found without a table, at each event and step.
    set_target_properties(interleave_${name} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(interleave_${name} PRIVATE -fPIE)
  else()
    add_library(interleave_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(interleave_${name} ${scope} ${CMAKE_SOURCE_DIR})
  target_link_libraries(interleave_${name} ${scope} interleave_options Threads::Threads)
  foreach(dependency ${arg_DEPENDS})
    target_link_libraries(interleave_${name} ${scope} interleave_${dependency})
  endforeach()
  add_library(Interleave::${name} ALIAS interleave_${name})
endfunction()
