# Writes OUTPUT, a source file in which the function NAME of namespace carewright (declared in HEADER) returns the text of FILE.
file(READ ${FILE} text)
# Several literals side by side: compilers take long ones in pieces.
string(REPLACE "\n  <chapter" ")text\"\n        R\"text(\n  <chapter" text "${text}")
file(WRITE ${OUTPUT} "#include \"${HEADER}\"\n\nnamespace carewright {\n\nstd::string_view ${NAME}() {\n    return R\"text(${text})text\";\n}\n\n}  // namespace carewright\n")
