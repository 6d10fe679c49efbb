# The target `update_translations` brings resources/translations/*.ts up to what the sources say, for Qt Linguist. Only who
# translates needs it: without lupdate (Debian: qt6-l10n-tools) there is no such target, and nothing else is missing.
find_program(LUPDATE_PROGRAM NAMES lupdate lupdate6 HINTS /usr/lib/qt6/bin)
if(LUPDATE_PROGRAM)
  add_custom_target(update_translations
    COMMAND ${LUPDATE_PROGRAM} -silent -no-obsolete -locations relative
      ui resources/guide -ts resources/translations/interleave_de.ts
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    COMMENT "Looking for texts to be translated"
    VERBATIM)
endif()
