#!/bin/sh
# Writes pages.c: every page of help and the glossary, to be linked into the program. Run by `make pages`
# where a page was added, renamed or removed; a changed page is noticed by the compiler itself.
set -eu
cd "$(dirname "$0")/../../Lessons"
export LC_ALL=C
pages=$(ls help/en/*.md help/zh/*.md glossary.md)
{
  echo '// Written by list.sh.'
  echo '#include "pages.h"'
  number=0
  for page in $pages; do
    printf '\nstatic const unsigned char p%d[] = {\n#embed "../../Lessons/%s"\n};\n' $number "$page"
    number=$((number + 1))
  done
  printf '\nstatic const carried_page pages[] = {\n'
  number=0
  for page in $pages; do
    printf '  {"%s", p%d, p%d + sizeof p%d},\n' "${page%.md}" $number $number $number
    number=$((number + 1))
  done
  printf '};\n\nconst carried_page *carried_pages(size_t *count) {\n'
  printf '  *count = sizeof pages / sizeof *pages;\n  return pages;\n}\n'
} > ../Sources/CPages/pages.c
